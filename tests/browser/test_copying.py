"""What "Copy for a paper" takes along: the sentence, the figures as one picture or the table, the source, and the mark
of what is made up; and what happens where a browser does not allow it."""

import re
from html import unescape

import pytest

from pages.components.theme.colours import COLOUR, chart_colour
from tests.worlds import CAMDEN_TOWN

pytestmark = pytest.mark.browser

COPY = "Copy for a paper: "
READ = """async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => item.types.includes(type) ? await (await item.getType(type)).text() : "";
    return [await read("text/html"), await read("text/plain"), item.types.includes("image/png")];
}"""
# Of the picture in what was copied: its size, and how many dots there are of each of some colours.
PICTURE = """async ([html, colours]) => {
    const held = new DOMParser().parseFromString(html, "text/html").querySelector("img");
    const image = new Image();
    image.src = held.getAttribute("src");
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
    const ink = canvas.getContext("2d");
    ink.drawImage(image, 0, 0);
    const {data} = ink.getImageData(0, 0, image.width, image.height);
    const counts = Object.fromEntries(colours.map((each) => [each, 0]));
    for (let at = 0; at < data.length; at += 4) {
        const colour = "#" + [0, 1, 2].map((part) => data[at + part].toString(16).padStart(2, "0")).join("");
        if (colour in counts) counts[colour] += 1;
    }
    return {width: image.width, height: image.height, counts, shown: Number(held.getAttribute("width"))};
}"""
PAGE, CHIP, LINE = (chart_colour(COLOUR[name], "light") for name in ("page", "chip", "area"))
NIGHT = chart_colour(COLOUR["page"], "dark")


@pytest.fixture
def copying(chromium, tab):
    chromium.grant_permissions(["clipboard-read", "clipboard-write"])
    yield tab
    chromium.clear_permissions()


def copied(here, exhibit, *, by="click"):
    """What is on the clipboard after a press of the exhibit's button, and what was said of it."""
    button = here.page.get_by_role("button", name=COPY + exhibit)
    if by == "click":
        button.click()
    else:
        button.focus()
        here.page.keyboard.press("Enter")
    here.page.locator("[role=status].connection", has_text=re.compile("^Copied")).wait_for()
    said = here.page.locator(".connection").inner_text()  # which it is for eight seconds
    html, text, has_picture = here.page.evaluate(READ)
    return html, text, has_picture, said


def flat(html):
    """The words of HTML."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def part(here, exhibit):
    """The part of the page that an exhibit is."""
    button = here.page.get_by_role("button", name=COPY + exhibit)
    return here.page.locator("[class*=st-key-exhibit-]", has=button)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_sentence_the_picture_and_the_source_are_copied_in_one_act(copying, mode):
    here = copying(mode=mode).open("/indicator?indicator=robbery")
    html, text, has_picture, told = copied(here, "Is it changing?", by="keyboard")
    assert told == "Copied: sentence, picture and source."
    own = part(here, "Is it changing?")
    alt = own.get_by_role("figure").get_attribute("aria-label")
    source = re.search(r"Source: .*", own.locator(".foot").inner_text())[0].replace("\N{NO-BREAK SPACE}", " ")
    as_at = here.page.locator(".snapshot").inner_text().split("\n")[0]
    for each in (
        "Robbery, All Camden",
        "Is it changing?",
        own.locator(".finding").inner_text(),
        source,
        as_at,
        "Sample data: these figures are made up to show how the dashboard works.",
        f"{here.address}/indicator?indicator=robbery#over-time",
    ):
        assert each in " ".join(text.split())
        assert each.replace(" :", ":") in flat(html).replace(" :", ":").replace(" ,", ",")
    assert f'alt="{alt}"' in unescape(html)
    assert alt in text
    assert has_picture
    picture = here.page.evaluate(PICTURE, [html, [PAGE, CHIP, LINE, NIGHT]])
    assert picture["width"] == 2 * picture["shown"] > 1800
    assert picture["height"] > 800
    # By day whatever the mode; a chip in the figure and one in the margin; the line; and all else is not one blank.
    assert picture["counts"][PAGE] > 0.5 * picture["width"] * picture["height"]
    assert picture["counts"][CHIP] > 4000
    assert picture["counts"][LINE] > 2000
    assert picture["counts"][NIGHT] == 0


def test_an_exhibit_of_two_figures_is_one_picture_of_both(copying):
    here = copying().open(f"/indicator?indicator=robbery&map=value&ward={CAMDEN_TOWN}")
    html, text, _, _ = copied(here, "Where is it different?")
    alts = [
        each.get_attribute("aria-label") for each in part(here, "Where is it different?").get_by_role("figure").all()
    ]
    assert [each.partition(":")[0] for each in alts] == ["Ranked dots", "A map"]
    assert all(each in unescape(html) and each in text for each in alts)
    assert "Robbery, Camden Town ward" in text
    assert f"ward={CAMDEN_TOWN}" in text
    ramp = chart_colour("#000020", "light")
    picture = here.page.evaluate(PICTURE, [html, [CHIP, ramp]])
    assert picture["shown"] > 900  # side by side, as on the page
    assert picture["counts"][CHIP] > 6000
    assert picture["counts"][ramp] > 3000  # the tiles of the highest class, and its key


def test_the_picture_of_a_map_beside_camden_has_its_key(copying):
    here = copying().open(f"/indicator?indicator=robbery&ward={CAMDEN_TOWN}")
    html, _, _, _ = copied(here, "Where is it different?")
    colours = [chart_colour(COLOUR[name], "light") for name in ("improvement", "concern", "concern_tint")]
    picture = here.page.evaluate(PICTURE, [html, colours])
    # At least the edges of the key's swatches, and their marks.
    assert all(picture["counts"][each] > 60 for each in colours), picture["counts"]


def test_on_a_phone_the_figures_stand_under_one_another(copying):
    here = copying(width=375).open("/indicator?indicator=robbery")
    html, *_ = copied(here, "Where is it different?")
    picture = here.page.evaluate(PICTURE, [html, [CHIP]])
    assert picture["shown"] < 400
    assert picture["height"] > 1800


def test_an_exhibit_without_a_figure_is_copied_as_a_table(copying):
    here = copying().open("/indicator?indicator=robbery")
    html, text, has_picture, told = copied(here, "The latest figure")
    assert told == "Copied: the words, the figures and their source."
    assert not has_picture
    assert "<img" not in html
    answers = here.page.locator(".reading > div")
    questions = [each.locator("dt").inner_text() for each in answers.all()]
    assert re.findall('<th scope="row">(.*?)</th>', html) == questions
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line]
    assert [row[0] for row in rows] == questions
    value = here.page.locator(".reading .value").inner_text()
    assert rows[0][1].startswith(value)
    assert "Sample data: these figures are made up" in text
    assert "<mark" in html


def test_the_overview_is_copied_as_its_sentence_and_its_table(copying):
    here = copying().open("/")
    html, text, has_picture, told = copied(here, "How are we doing?")
    assert told == "Copied: the words, the figures and their source."
    assert not has_picture
    lead = here.page.locator(".lead").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert " ".join(lead.split()) in " ".join(text.split())
    assert html.count("<table") == 1
    # The priorities and what is above them; a mark is told by the words that count it.
    assert html.count("<tr") == here.page.locator(".overview tr").count() > 3
    assert "Safety" in text
    assert "no clear change" in text
    assert "Sample data: " in text
    assert "As at " in text
    assert "<mark" in html
    assert "Copy for a paper" not in text


def test_published_figures_are_nowhere_called_a_sample(copying, fresh, made):
    here = copying(fresh(made("published"))).open("/indicator?indicator=robbery")
    html, text, _, _ = copied(here, "Is it changing?")
    assert "sample" not in f"{flat(html)}{text}".lower()
    assert "Figures: published by those who counted them." in text
    assert here.page.evaluate(PICTURE, [html, [CHIP]])["counts"][CHIP] == 0


def test_every_exhibit_has_one_button_by_its_own_name_and_paper_has_none(tab):
    here = tab().open("/indicator?indicator=robbery")
    exhibits = here.page.locator("[class*=st-key-exhibit-]")
    assert exhibits.count() >= 5
    names = []
    for each in exhibits.all():
        (button,) = each.locator("button.copy").all()
        names.append(button.get_attribute("aria-label"))
    assert len(set(names)) == len(names)
    assert all(name.startswith(COPY) and len(name) > len(COPY) for name in names)
    here.page.emulate_media(media="print")
    assert not any(each.is_visible() for each in here.page.locator("button.copy").all())


def test_where_the_page_is_not_served_safely_the_older_way_copies_the_same(copying):
    here = copying()
    here.page.add_init_script("""
        const {clipboard} = navigator;
        window.read = () => clipboard.read();
        Object.defineProperty(navigator, "clipboard", {value: undefined});
    """)
    here.open("/indicator?indicator=robbery")
    here.page.get_by_role("button", name=f"{COPY}Is it changing?").click()
    here.page.locator(".connection", has_text="Copied: sentence, picture and source.").wait_for()
    html, text, _ = here.page.evaluate(READ.replace("navigator.clipboard.read()", "window.read()"))
    assert here.page.locator(".finding").first.inner_text() in text
    assert here.page.evaluate(PICTURE, [html, [CHIP]])["counts"][CHIP] > 4000


def test_where_copying_is_refused_it_says_so_and_offers_the_picture_as_a_file(tab):
    here = tab()
    here.page.add_init_script("""
        navigator.clipboard.write = () => Promise.reject(new DOMException("no", "NotAllowedError"));
        Document.prototype.execCommand = () => false;
    """)
    here.open("/indicator?indicator=robbery")
    button = here.page.get_by_role("button", name=f"{COPY}Is it changing?")
    button.click()
    here.page.locator("[role=status]", has_text="Your browser did not allow the copying. Save the picture").wait_for()
    way = here.page.get_by_role("link", name="Save the picture: Is it changing?")
    button.click()
    here.page.wait_for_timeout(500)
    way.first.wait_for()
    assert way.count() == 1  # the second press replaces it
    way.focus()
    with here.page.expect_download() as download:
        here.page.keyboard.press("Enter")
    assert download.value.suggested_filename == "figure.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    here.page.get_by_role("button", name=f"{COPY}The latest figure").click()
    here.page.locator("[role=status]", has_text="Select the words on the page and copy them instead.").wait_for()


def test_without_the_font_the_picture_is_drawn_all_the_same(copying):
    here = copying().open("/indicator?indicator=robbery")
    here.page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('away')); }")
    html, *_ = copied(here, "Is it changing?")
    assert here.page.evaluate(PICTURE, [html, [LINE]])["counts"][LINE] > 2000
