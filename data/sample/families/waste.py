"""Sample of household waste: tonnes a month."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import flow, wave

TONNES_NOISE, SHARE_NOISE = 0.015, 0.015  # of themselves, from month to month
GREEN = 0.04  # gardens: more to compost in June, less in December


def waste_collections(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """The borough's tonnes, the same at every scale."""
    months = setting.months
    length = ((months + 1).astype("datetime64[D]") - months.astype("datetime64[D]")).astype(float)
    noise = random.normal(1, TONNES_NOISE, months.size)
    total = np.round(flow(stories.HOUSEHOLD_WASTE, months) * length / (365.25 / 12) * noise, 1)
    share = stories.RECYCLED * wave(months, GREEN, 6) * random.normal(1, SHARE_NOISE, months.size)
    yield pa.table(
        {
            "month": months.astype("datetime64[D]"),
            "recycled_tonnes": np.round(total * share, 1),
            "total_tonnes": total,
        }
    )


GENERATORS = {"waste_collections": waste_collections}
