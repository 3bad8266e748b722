"""The licences under which public figures may be shown again, as their owner calls them."""

OPEN_GOVERNMENT = "Open Government Licence v3.0"
OPEN_GOVERNMENT_2 = "Open Government Licence v2.0"
