"""What we hold: contracts, the extracts that keep them, and a database over both. Use these names and no others.

A name is loaded when it is first asked for: who only reads what was made pays for nothing that makes it.
"""

from typing import TYPE_CHECKING

from data import door

if TYPE_CHECKING:
    from data.contracts.contract import Contract
    from data.contracts.elsewhere import Elsewhere
    from data.contracts.fault import Fault
    from data.contracts.field import Field
    from data.contracts.folder import all_contracts
    from data.declarations.model import DeclarationError
    from data.holding.extract import Extract, Found
    from data.holding.files import ExtractError, extracts_folder
    from data.holding.freshness import Freshness, judge
    from data.holding.inspection import check, check_all
    from data.holding.read import extracts, look, untouched
    from data.holding.restatement import Restated, Restatement
    from data.holding.stamps import Stamp
    from data.holding.warehouse import add_empty, connect, query
    from data.spark.choice import engine
    from data.spark.tables import elsewhere

_NAMES = door.places(
    {
        "data.contracts.contract": "Contract",
        "data.contracts.elsewhere": "Elsewhere",
        "data.contracts.fault": "Fault",
        "data.contracts.field": "Field",
        "data.contracts.folder": "all_contracts",
        "data.declarations.model": "DeclarationError",
        "data.holding.extract": "Extract Found",
        "data.holding.files": "ExtractError extracts_folder",
        "data.holding.freshness": "Freshness judge",
        "data.holding.inspection": "check check_all",
        "data.holding.read": "extracts look untouched",
        "data.holding.restatement": "Restated Restatement",
        "data.holding.stamps": "Stamp",
        "data.holding.warehouse": "add_empty connect query",
        "data.spark.choice": "engine",
        "data.spark.tables": "elsewhere",
    }
)

__all__ = [
    "Contract",
    "DeclarationError",
    "Elsewhere",
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
    "elsewhere",
    "engine",
    "extracts",
    "extracts_folder",
    "judge",
    "look",
    "query",
    "untouched",
]

__getattr__ = door.opens(__name__, _NAMES)
