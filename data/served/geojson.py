"""GeoJSON as ArcGIS services serve it: its features, or what the file is instead; and sound outlines."""

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

from data.served.faults import FileFault, SourceError
from data.served.kinds import JSON, ZIP, kind
from data.shortly import cut

Outline = list[list[list[list[float]]]]

ASK = "Ask the portal for GeoJSON in WGS84 (f=geojson, outSR=4326)"
# Degrees around London: what lies outside is in metres, has latitude first, or is somewhere else.
WEST, SOUTH, EAST, NORTH = -1.0, 51.0, 1.0, 52.0
MOST_BYTES = 100_000_000


def read_features(path: Path) -> list[dict[str, Any]]:
    """The features of a collection in WGS84; raises SourceError where the file is anything else."""
    content = _content(path)
    fault = _not_a_collection(content) or _other_projection(content.get("crs"))
    if fault:
        raise SourceError([FileFault(str(path), None, fault, ASK)])
    features: list[dict[str, Any]] = content["features"]
    return features


def _content(path: Path) -> Any:
    if (size := path.stat().st_size) > MOST_BYTES:
        fault = f"{size:,} bytes, where {MOST_BYTES:,} are read, more than outlines of wards need"
        raise SourceError([FileFault(str(path), None, fault, ASK)])
    raw = path.read_bytes()
    found = kind(raw[:512])
    fault = "the file is empty" if not raw.strip() else "a zip file, perhaps a shapefile, not GeoJSON"
    line = None
    if found and found != JSON:
        fault = f"{found[0]}, not GeoJSON"
    elif raw.strip() and not raw.startswith(ZIP):
        try:
            return json.loads(raw.decode("utf-8-sig"))
        except UnicodeDecodeError:
            fault = "not UTF-8"
        except json.JSONDecodeError as error:
            fault, line = f"not JSON, or cut short ({error.msg})", error.lineno
        except (ValueError, RecursionError):
            fault = "not GeoJSON: it is nested too deep, or has a number too long"
    raise SourceError([FileFault(str(path), line, fault, ASK)])


def _not_a_collection(content: Any) -> str | None:
    if not isinstance(content, dict):
        return f"not a FeatureCollection but a JSON {type(content).__name__}"
    if "error" in content:
        error = content["error"]
        message = error.get("message", error) if isinstance(error, dict) else error
        return f"the service answered with an error in place of outlines: {cut(str(message))}"
    if content.get("type") != "FeatureCollection":
        return f"not a FeatureCollection but '{cut(str(content.get('type')))}'"
    features = content.get("features")
    if not isinstance(features, list) or not features:
        return "the FeatureCollection has no features"
    if not all(isinstance(feature, dict) and isinstance(feature.get("properties"), dict) for feature in features):
        return "not every feature has properties"
    return None


def _other_projection(crs: Any) -> str | None:
    """The `crs` member is from before RFC 7946, which has WGS84 only; services still write it."""
    if crs is None:
        return None
    name = str(crs.get("properties", {}).get("name", crs)) if isinstance(crs, dict) else str(crs)
    return None if name.endswith((":CRS84", ":4326")) else f"coordinates are in '{cut(name)}' and not in WGS84"


def polygons(geometry: Any) -> Outline:
    """The polygons of a geometry: each its outer ring and its holes; raises ValueError with what is wrong."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"has the geometry {cut(str(kind))}, where a Polygon or MultiPolygon is needed")
    coordinates = geometry.get("coordinates")
    found = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(found, list) or not found or not all(isinstance(rings, list) and rings for rings in found):
        raise ValueError(f"has a {kind} without rings")
    for rings in found:
        for ring in rings:
            _check_ring(ring)
    return found


def holds(outline: Outline, longitude: float, latitude: float) -> bool:
    """Whether a place lies in one of the polygons, and in none of its holes."""
    return any(sum(_inside(ring, longitude, latitude) for ring in rings) % 2 for rings in outline)


def _inside(ring: list[list[float]], longitude: float, latitude: float) -> bool:
    """Whether a line from a place to the east crosses a ring an odd number of times."""
    crossings = 0
    for (west, south, *_), (east, north, *_) in pairwise(ring):
        if (south > latitude) != (north > latitude):
            crossings += longitude < west + (east - west) * (latitude - south) / (north - south)
    return crossings % 2 == 1


def _check_ring(ring: Any) -> None:
    if not isinstance(ring, list) or len(ring) < 4:
        raise ValueError("has a ring of fewer than four points")
    for point in ring:
        if not _is_point(point):
            raise ValueError(f"has a point that is not two numbers: {cut(str(point))}")
        longitude, latitude = point[:2]
        if abs(longitude) > 180 or abs(latitude) > 90:
            raise ValueError(f"has coordinates in metres, such as {longitude:.0f}, {latitude:.0f}, and not in degrees")
        if not (WEST < longitude < EAST and SOUTH < latitude < NORTH):
            raise ValueError(f"lies outside London at {longitude}, {latitude} (longitude comes first)")
    if ring[0][:2] != ring[-1][:2]:
        raise ValueError("has a ring that is not closed: its last point must be its first")


def _is_point(point: Any) -> bool:
    return (
        isinstance(point, list)
        and len(point) >= 2
        and all(isinstance(part, int | float) and not isinstance(part, bool) for part in point[:2])
        and all(math.isfinite(part) for part in point[:2])
    )
