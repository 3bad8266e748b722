"""The README of the folder of contracts: the keys that a contract has."""

from pathlib import Path

from data.contracts.contract import Contract
from data.declarations.documentation import tables

README = Path(__file__).with_name("README.md")

INTRODUCTION = """\
# Contracts

Written by `python -m data docs` from the models that read the contracts; change those, not this file.

A contract is one file, `<name>.yaml`: a [Frictionless Data Resource](https://specs.frictionlessdata.io/data-resource/)
with a few keys of our own, which start with `camden:`. What is wrong with one is said by any command of
`python -m data`, by file, line and key. The contracts themselves, in words, are the [data dictionary](../README.md).
"""


def page() -> str:
    """The whole of data/contracts/README.md."""
    return "\n".join([INTRODUCTION, *tables(Contract, "The contract", depth=2)]).rstrip() + "\n"
