"""A real Spark Connect server on this machine: two processors, bounded memory, a port of its own, ended at the end."""

import importlib.util
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.server import free_port

SECONDS = 180
EXECUTOR = "CoarseGrainedExecutorBackend"
SERVICE = "org.apache.spark.sql.connect.service.SparkConnectServer"


@dataclass(frozen=True)
class Server:
    """Where it listens, what it printed, and its process."""

    url: str
    printed: Path
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """As if the machine had lost its power: it tells nobody."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_executors(self) -> int:
        """End those processes of a `local-cluster` that do the work, as a machine of a cluster is lost; how many."""
        listed = subprocess.run(
            ["ps", "-ww", "-eo", "pid=,pgid=,args="], stdout=subprocess.PIPE, check=True, text=True
        ).stdout
        rows = [line.split(None, 2) for line in listed.splitlines()]
        own = [int(pid) for pid, group, args in rows if int(group) == self.process.pid and EXECUTOR in args]
        for pid in own:
            os.kill(pid, signal.SIGKILL)
        return len(own)


@contextmanager
def serve(folder: Path, port: int = 0, master: str = "local[2]", memory: str = "1g") -> Iterator[Server]:
    """Start a server, at a free port unless one is named; wait until it answers, and end it."""
    port = port or free_port()
    found = importlib.util.find_spec("pyspark")
    assert found, "pyspark is not installed; run: make spark"
    assert found.origin, "pyspark has no folder"
    home = Path(found.origin).parent
    settings = {
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": str(port),
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.executor.memory": "768m",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.local.dir": str(folder / "spill"),
    }
    conf = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    command = [str(home / "bin" / "spark-submit"), "--master", master, "--driver-memory", memory, *conf]
    environment = os.environ | {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"}
    printed_in = folder / f"spark-{port}.txt"
    with printed_in.open("ab") as printed:
        process = subprocess.Popen(
            [*command, "--class", SERVICE, "spark-internal"],
            cwd=folder,
            env=environment,
            stdout=printed,
            stderr=printed,
            start_new_session=True,
        )
    try:
        _wait(port, process, printed_in)
        yield Server(f"sc://127.0.0.1:{port}", printed_in, process)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _wait(port: int, process: subprocess.Popen[bytes], printed: Path) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"Spark ended: {printed.read_text(encoding='utf-8')[-2000:]}")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError(f"Spark did not answer in {SECONDS} s: {printed.read_text(encoding='utf-8')[-2000:]}")
