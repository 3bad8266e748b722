"""Text that somebody could write to do harm, or that only looks so: markup of every kind that a page draws with."""

from hypothesis import strategies as st

NAMED = (
    "<script>window.ran = true</script>",
    "<img src=x onerror='window.ran = true'>",
    '"><svg/onload=window.ran=true>',
    "</style></p><b>bold</b>",
    "<a href='javascript:window.ran=true'>a</a>",
    "<br><i>x</i>",
    "&lt;b&gt; &amp; &#60;",
    "[a](javascript:window.ran=true) **b** :red[c] $x$",
    "%{x} {} {0.__class__}",
    "#000001",
    "__proto__",
    "constructor",
    "toString",
    "=1+1",
    "\u202egnp.x\u2066",
    "\x00\x1b[31m",
    "a\nb\tc",
    "x" * 500,
    "<" * 100,
)
texts = st.sampled_from(NAMED) | st.text(min_size=1, max_size=200) | st.text("<>&\"'=#;/ab", min_size=1, max_size=40)
