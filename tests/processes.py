"""What the system says of a process, as Linux tells it."""

from pathlib import Path


def told(process: int | str) -> list[str]:
    """The fields behind its name: its state, whose child it is and, from the twelfth on, its time of a processor in
    ticks, its own and the system's for it; none once it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="latin-1").rpartition(")")[2].split()
    except OSError:
        return []
