"""What samples of people share: pseudonyms, ethnicity by ward, and wards that are not recorded."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.sample import Setting
from data.sample.draws import Numbers, Whole
from data.sample.wards import share

GROUPS = ("Asian", "Black", "Mixed", "Other", "White", "unknown")


def keys(prefix: str, numbers: Whole) -> pa.Array:
    """Pseudonyms such as s0000012, one for each number."""
    return pc.binary_join_element_wise(prefix, pc.utf8_lpad(pa.array(numbers).cast(pa.string()), 7, "0"), "")


def ethnicity(wards: pa.Table, not_told: float) -> Numbers:
    """The weight of each of the groups (columns) in each ward (rows), and in a last row for the whole borough."""
    told = np.stack([share(wards, name) for name in ("asian", "black", "mixed", "other")], axis=1)
    told = np.vstack([told, np.average(told, axis=0, weights=wards["residents"].to_numpy())])
    white = 1 - told.sum(axis=1, keepdims=True)
    return np.hstack([(1 - not_told) * told, (1 - not_told) * white, np.full_like(white, not_told)])


def places(setting: Setting, parts: Numbers, *, without: float) -> Iterator[tuple[int, str | None, float]]:
    """Row, code and part of each ward and, last, of `without`, those whose ward is not recorded; times the scale."""
    codes = setting.wards["code"].to_pylist()
    every = zip([*codes, None], [*(parts * (1 - without)), without], strict=True)
    for row, (code, part) in enumerate(every):
        yield row, code, float(part) * setting.scale


def everywhere(code: str | None, number: int) -> pa.Array:
    """A column of the one ward, or of none."""
    return pa.repeat(pa.scalar(code, pa.string()), number)
