"""How Camden's wards really differ, for samples to differ as they do: people and homes, in per cent."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa


class Ward(NamedTuple):
    """Shares of residents, and of households where it says so."""

    under_16: float
    under_5: float
    aged_16_to_29: float
    aged_65_or_over: float
    asian: float
    black: float
    mixed: float
    other: float  # of another ethnic group; the rest are White
    disabled: float
    council_tenants: float  # of households
    association_tenants: float  # of households
    private_tenants: float  # of households; nearly all others own their home
    overcrowded: float  # of households
    lonely: float  # of adults, modelled


# Census 2021, but for those aged 16 to 29 (ONS mid-2020 estimates) and the lonely (British Red Cross model of the
# Community Life Survey 2020/21). Only those under 16 are counted by ward: the others are shared out from small areas,
# by area or by best fit, and a few per cent off.
WARDS = {
    "E05013652": Ward(16.8, 5.9, 14.6, 12.6, 14.0, 2.5, 6.4, 6.2, 10.2, 4.8, 3.7, 51.3, 3.6, 24.2),
    "E05013653": Ward(6.1, 2.3, 42.9, 10.7, 26.5, 5.6, 7.4, 5.8, 15.8, 20.3, 14.1, 41.4, 7.9, 31.7),
    "E05013654": Ward(14.1, 4.2, 29.4, 9.9, 15.4, 12.0, 7.3, 5.1, 16.6, 27.5, 11.2, 33.3, 10.8, 29.2),
    "E05013655": Ward(13.4, 3.9, 26.7, 7.9, 17.4, 11.1, 7.0, 6.2, 16.7, 20.2, 21.7, 37.6, 10.9, 29.4),
    "E05013656": Ward(16.4, 5.1, 21.7, 11.4, 14.0, 7.2, 6.9, 7.8, 13.4, 10.4, 7.3, 43.2, 8.1, 26.3),
    "E05013657": Ward(19.0, 6.3, 16.2, 15.7, 15.1, 3.3, 6.3, 7.2, 9.8, 5.0, 3.9, 39.7, 4.1, 24.3),
    "E05013658": Ward(16.7, 5.1, 17.7, 13.3, 15.1, 9.6, 6.6, 5.8, 18.4, 35.9, 9.7, 23.4, 10.2, 29.5),
    "E05013659": Ward(17.3, 4.8, 12.0, 18.4, 9.2, 2.2, 6.0, 5.1, 10.8, 6.1, 3.2, 37.4, 2.8, 23.8),
    "E05013660": Ward(17.6, 5.3, 23.1, 11.9, 18.2, 12.4, 6.6, 6.3, 17.7, 39.0, 8.5, 27.4, 13.4, 31.1),
    "E05013661": Ward(16.2, 4.2, 15.7, 18.0, 6.8, 6.9, 6.9, 5.5, 16.7, 27.0, 7.3, 18.8, 7.0, 28.4),
    "E05013662": Ward(11.9, 3.4, 27.1, 11.7, 25.7, 9.2, 6.4, 6.3, 17.1, 28.0, 17.0, 34.6, 10.8, 32.0),
    "E05013663": Ward(14.3, 4.7, 19.5, 11.3, 10.1, 7.7, 6.8, 4.4, 15.9, 16.3, 10.4, 35.9, 7.6, 28.4),
    "E05013664": Ward(15.7, 4.4, 25.0, 10.9, 13.1, 11.0, 7.1, 5.4, 16.9, 32.3, 8.8, 28.5, 9.9, 29.3),
    "E05013665": Ward(17.1, 5.3, 20.4, 11.9, 16.5, 14.6, 6.6, 12.0, 16.9, 27.7, 11.0, 38.9, 13.8, 31.6),
    "E05013666": Ward(12.6, 4.2, 36.3, 8.6, 31.4, 11.4, 7.1, 6.5, 15.6, 23.3, 24.1, 33.2, 13.2, 33.6),
    "E05013667": Ward(17.7, 5.7, 14.8, 15.3, 16.4, 7.1, 5.6, 7.4, 13.3, 15.3, 10.1, 36.0, 7.0, 26.4),
    "E05013668": Ward(15.9, 4.5, 32.0, 10.0, 26.0, 12.7, 6.4, 7.1, 15.8, 33.7, 17.6, 29.7, 14.8, 32.2),
    "E05013669": Ward(17.5, 4.8, 33.0, 8.7, 29.4, 15.2, 6.5, 6.5, 19.0, 44.4, 16.0, 25.3, 17.8, 33.7),
    "E05013670": Ward(16.1, 5.8, 18.5, 9.8, 17.1, 7.6, 6.5, 7.6, 12.2, 19.4, 7.0, 42.6, 8.2, 27.3),
    "E05013671": Ward(13.1, 5.0, 24.3, 9.4, 15.1, 7.8, 6.7, 8.2, 13.8, 10.6, 11.7, 48.0, 7.4, 27.3),
}


def share(wards: pa.Table, name: str) -> npt.NDArray[np.float64]:
    """One of the columns above as a share (0 to 1), in the order of the wards' rows of `areas`."""
    return np.array([getattr(WARDS[code], name) for code in wards["code"].to_pylist()]) / 100
