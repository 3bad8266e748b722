"""What we hold: contracts, the extracts that keep them, and a database over both. Use these names and no others.

A name is loaded when it is first asked for: who only reads what was made pays for nothing that makes it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.contracts.check import Fault
    from data.contracts.contract import Contract
    from data.contracts.field import Field
    from data.contracts.folder import all_contracts
    from data.declarations.model import DeclarationError
    from data.holding.files import ExtractError, extracts_folder
    from data.holding.freshness import Freshness, judge
    from data.holding.inspection import check, check_all
    from data.holding.read import Extract, Found, extracts, look, untouched
    from data.holding.restatement import Restated, Restatement
    from data.holding.stamps import Stamp
    from data.holding.warehouse import add_empty, connect, query

_DOOR = {
    "Contract": "contracts.contract",
    "DeclarationError": "declarations.model",
    "Extract": "holding.read",
    "ExtractError": "holding.files",
    "Fault": "contracts.check",
    "Field": "contracts.field",
    "Found": "holding.read",
    "Freshness": "holding.freshness",
    "Restated": "holding.restatement",
    "Restatement": "holding.restatement",
    "all_contracts": "contracts.folder",
    "Stamp": "holding.stamps",
    "check": "holding.inspection",
    "check_all": "holding.inspection",
    "add_empty": "holding.warehouse",
    "connect": "holding.warehouse",
    "extracts": "holding.read",
    "extracts_folder": "holding.files",
    "judge": "holding.freshness",
    "look": "holding.read",
    "query": "holding.warehouse",
    "untouched": "holding.read",
}

__all__ = [
    "Contract",
    "DeclarationError",
    "Extract",
    "ExtractError",
    "Fault",
    "Field",
    "Found",
    "Freshness",
    "Restated",
    "Restatement",
    "Stamp",
    "add_empty",
    "all_contracts",
    "check",
    "check_all",
    "connect",
    "extracts",
    "extracts_folder",
    "judge",
    "look",
    "query",
    "untouched",
]


def __getattr__(name: str) -> Any:
    if name not in _DOOR:
        raise AttributeError(f"module 'data' has no attribute '{name}'")
    return getattr(import_module(f"data.{_DOOR[name]}"), name)
