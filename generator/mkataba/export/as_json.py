"""Services as JSON, version 1."""

import json

from mkataba.export.services import Listed, Service

VERSION = 1


def write(listed: Listed) -> bytes:
    """Return ``{"version": 1, "languages": [...], "services": [...]}`` in UTF-8.

    A service has id, charter and group, both null where no charter lists it, and its fields with
    the data that its YAML holds.
    """
    data = {
        "version": VERSION,
        "languages": list(listed.languages),
        "services": [_service(service) for service in listed.services],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _service(service: Service) -> dict[str, object]:
    listing = service.listing
    return {
        "id": service.id,
        "charter": listing.charter if listing else None,
        "group": listing.group if listing else None,
        **service.said,
    }
