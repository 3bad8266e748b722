"""The service and the container that the README tells of: the unit is verified by systemd itself where that is there,
and the steps of the Containerfile are done in their order in a clean folder, by a user who owns nothing in it.

What the unit starts is started by the tests of serving behind nginx."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from data import store
from tests import deployed, worlds
from tests.browser.server import free_port, guarded, wait_for

ROOT = deployed.ROOT
WHERE = "/srv/dashboard"
NOBODY = 10001
# Of pip's step its words are held to; what it would fetch is what these tests run with.
INSTALLS = "python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock"


@pytest.mark.parametrize("several", [False, True])
def test_systemd_finds_no_fault_with_the_unit(several, tmp_path):
    """With our own interpreter in the place of one below /srv, which is not there."""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not there, which would verify the unit of the README")
    text = deployed.service(several=several)
    for there, ours in {
        f"{WHERE}/.venv/bin/python": sys.executable,
        f"={WHERE}\n": f"={ROOT}\n",
    }.items():
        assert text.count(there) == 1
        text = text.replace(there, ours)
    unit = tmp_path / (f"dashboard@{deployed.PORTS[1]}.service" if several else "dashboard.service")
    unit.write_text(text, encoding="utf-8")
    ran = subprocess.run([program, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False)
    told = [line for line in (ran.stdout + ran.stderr).splitlines() if unit.name in line]
    assert (ran.returncode, told) == (0, [])
    unit.write_text(text.replace("Restart=always", "Restart=perhaps").replace("ExecStart=/", "ExecStart=/nowhere/"))
    ran = subprocess.run([program, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False)
    assert ran.returncode != 0  # else nothing would be shown by its finding none


def test_each_of_several_is_started_as_the_one_is_at_a_port_of_its_own():
    (takes_its_place,) = deployed.blocks("bash")[1:]
    (enables,) = (line for line in takes_its_place.splitlines() if line.startswith("systemctl enable --now "))
    assert enables.split()[3:] == [f"dashboard@{port}" for port in deployed.PORTS]
    one, several = (deployed.service(several=each).splitlines() for each in (False, True))
    changed = [(before, now) for before, now in zip(one, several, strict=True) if before != now]
    assert changed == [
        (f"ExecStart={' '.join(deployed.command())}", f"ExecStart={' '.join(deployed.command())} --server.port %i")
    ]


def test_of_as_many_processes_as_the_readme_has_nginx_is_told_what_the_readme_tells_it():
    assert deployed.groups(deployed.PORTS) == deployed.blocks("nginx")[1]
    assert deployed.proxied(deployed.PORTS[:1]) == deployed.blocks("nginx")[0]


def test_the_unit_can_write_what_people_enter_and_nothing_else():
    said, variables = deployed.unit(), deployed.environment()
    assert said["ProtectSystem"] == ["strict"]
    assert said["ReadWritePaths"] == [str(Path(variables["CAMDEN_STORE"]).parent)]
    assert said["User"] not in (["root"], [])
    known = {"CAMDEN_EXTRACTS", "CAMDEN_SNAPSHOTS", "CAMDEN_STORE", "CAMDEN_HOSTS", "PYTHONDONTWRITEBYTECODE"}
    assert set(variables) == known
    assert not re.search(r"\s#", deployed.service())  # systemd would take it for a part of the value


@pytest.fixture(scope="module")
def image():
    """A folder as the steps of the Containerfile make it, beside one that people's entries go to and one of snapshots:
    all may be read by everybody, and the first written by nobody."""
    own = Path(tempfile.mkdtemp(prefix="image-"))
    own.chmod(0o755)
    place, steps = own / WHERE[1:], deployed.containerfile()
    place.mkdir(parents=True)
    for does, what in steps:
        if does == "COPY":
            *sources, target = what.split()
            for source in sources:
                _copy(ROOT / source, place / target)
        elif does == "RUN" and what != INSTALLS:
            subprocess.run(["bash", "-euc", what], cwd=place, env=_path(), check=True)
    for path in [place, *place.rglob("*")]:
        path.chmod(path.stat().st_mode & ~0o222 | 0o444)
    yield own, place
    shutil.rmtree(own)


def _copy(source, target):
    left = [
        line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
    ]

    def ignored(folder, names):
        paths = {name: (Path(folder) / name).relative_to(ROOT) for name in names}
        return {name for name, path in paths.items() if any(path.match(each.removeprefix("**/")) for each in left)}

    if source.is_dir():
        shutil.copytree(source, target, ignore=ignored)
    else:
        shutil.copy(source, target / source.name)


def _path():
    """An environment in which 'python' is the one that these tests run with."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("CAMDEN_", "STREAMLIT_"))}
    return bare | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def _variables(steps, own):
    """What the image says, with its folders in a place of our own."""
    (said,) = (what for does, what in steps if does == "ENV")
    variables = dict(word.split("=", 1) for word in said.split())
    return {name: str(own / value[1:]) if value.startswith("/srv") else value for name, value in variables.items()}


def _as_nobody():
    """What a command is put behind, so that another user than root does it, where that can be."""
    lets = os.geteuid() == 0 and shutil.which("setpriv")
    who = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"] if lets else []
    asks = [*who, sys.executable, "-c", "import streamlit"]
    return who if lets and subprocess.run(asks, capture_output=True, check=False).returncode == 0 else []


def test_the_image_has_the_code_and_none_of_the_figures(image):
    _, place = image
    names = {path.name for path in place.iterdir()}
    assert names - {"__pycache__"} == {
        "app.py",
        "LICENSE",
        "requirements.lock",
        ".streamlit",
        "data",
        "metrics",
        "pages",
    }
    assert not {"extracts", "snapshots"} & {path.name for path in (place / "data").iterdir()}
    assert not list(place.rglob("*.sqlite*"))
    assert list(place.glob("pages/__pycache__/frame.*.pyc"))


def test_its_steps_end_with_a_user_who_is_not_root_and_start_with_what_is_pinned():
    steps = deployed.containerfile()
    assert steps[0].does == "FROM"
    assert INSTALLS in [what for does, what in steps if does == "RUN"]
    (who,) = (what for does, what in steps if does == "USER")
    assert who == f"{NOBODY}:{NOBODY}"
    assert steps.index(("USER", who)) > max(place for place, step in enumerate(steps) if step.does in ("RUN", "COPY"))
    run = deployed.blocks("bash")[0]
    assert run.count("--read-only") == run.count("podman run") == 2
    for each in re.findall(r"--volume (\S+)", run):
        ours, theirs, *mode = each.split(":")
        assert (ours, mode) == (theirs, ["ro"]) or theirs in ("/srv/store", "/srv/snapshots")


def test_what_serves_is_asked_whether_it_is_well_and_a_refresh_is_not():
    """In the format that is Podman's own an image has no HEALTHCHECK."""
    assert "HEALTHCHECK" in [does for does, _ in deployed.containerfile()]
    build, serves, refreshes = re.findall(r"podman (?:.*\\\n)*.*", deployed.blocks("bash")[0])
    assert "--format docker" in build
    assert ("--no-healthcheck" in serves, "--no-healthcheck" in refreshes) == (False, True)


def test_every_refresh_is_told_where_decisions_are_kept():
    """Else it would clear away what they were made on."""
    (job,), told = deployed.blocks("cron"), deployed.environment()
    of_job = dict(line.split("=", 1) for line in job.splitlines() if line.startswith("CAMDEN_"))
    assert of_job == {name: told[name] for name in ("CAMDEN_EXTRACTS", "CAMDEN_SNAPSHOTS", "CAMDEN_STORE")}
    serves, refreshes = re.findall(r"podman run (?:.*\\\n)*.*", deployed.blocks("bash")[0])
    mounted = [{each.split(":")[1] for each in re.findall(r"--volume (\S+)", run)} for run in (serves, refreshes)]
    assert mounted == [{"/srv/extracts", "/srv/snapshots", "/srv/store"}] * 2


def test_what_it_starts_serves_and_says_that_it_is_well_only_while_it_is(image, made, tmp_path):
    own, place = image
    steps = deployed.containerfile()
    world = worlds.beside(made("sample"), own / "world")
    variables = _variables(steps, own)
    for name, folder in (("CAMDEN_EXTRACTS", world.extracts), ("CAMDEN_SNAPSHOTS", world.snapshots)):
        folder.rename(variables[name])
    entered = Path(variables["CAMDEN_STORE"]).parent
    entered.mkdir()
    who, refused = _as_nobody(), own / "refused.txt"
    environment = _path() | guarded(refused) | variables
    environment |= {"PATH": _path()["PATH"], "STREAMLIT_SERVER_PORT": str(free_port()), "CAMDEN_TEST_CONTAINER": "1"}
    refused.chmod(0o666)
    if who:
        shutil.chown(entered, NOBODY, NOBODY)
    port = int(environment["STREAMLIT_SERVER_PORT"])
    (enters,) = (what for does, what in steps if does == "ENTRYPOINT")
    (serves,) = (what for does, what in steps if does == "CMD")
    (asks,) = (what for does, what in steps if does == "HEALTHCHECK")
    health = _words(asks.partition("CMD ")[2])

    def well():
        asked = [*who, *health]
        return subprocess.run(asked, cwd=place, env=environment, check=False).returncode == 0

    printed_in = tmp_path / "printed.txt"
    with (
        printed_in.open("w", encoding="utf-8") as printed,
        subprocess.Popen(
            [*who, *_words(enters + serves)], cwd=place, env=environment, stdout=printed, stderr=printed
        ) as process,
    ):
        try:
            wait_for(port, process, printed_in)
            assert well()
            if who:
                assert Path(f"/proc/{process.pid}/status").read_text().count(f"Uid:\t{NOBODY}") == 1
            current = Path(variables["CAMDEN_SNAPSHOTS"]) / "current"
            name = current.read_text()
            current.unlink()
            assert not well()
            current.write_text(name)
            assert well()
        finally:
            process.terminate()
    assert not well()
    assert refused.read_text() == ""
    assert "Traceback" not in printed_in.read_text()
    saved = [*who, sys.executable, "-c", SAVE]
    subprocess.run(saved, cwd=place, env=environment, check=True)
    assert Path(variables["CAMDEN_STORE"]).is_file()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAMDEN_STORE", variables["CAMDEN_STORE"])
        assert len(store.opened().newest(store.Meeting)) == 1


SAVE = (
    "from data import store; meeting = store.entry(store.Meeting, {'day': '2026-11-27', 'board': 'Corporate board'}); "
    "store.opened().save(meeting, id=store.token(), role='Chair')"
)


def _words(listed):
    """A command as a Containerfile lists it, with our own interpreter for its own."""
    first, *rest = re.findall(r'"([^"]*)"', listed)
    assert first == "python"
    return [sys.executable, *rest]
