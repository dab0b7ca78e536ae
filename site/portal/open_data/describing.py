"""Data sets as search engines of data read them: schema.org DataCatalog and Dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.open_data.datasets import datasets

if TYPE_CHECKING:
    from datetime import datetime

    from portal.open_data.datasets import Dataset

LICENCE = "https://creativecommons.org/licenses/by/4.0/deed.vi"
# A proposal: the province has to confirm it before anybody may rely on it.
LICENCE_NAME = _("CC BY 4.0 (đề xuất, chờ UBND tỉnh xác nhận)")


def absolute(address: str) -> str:
    return urljoin(f"{settings.BASE_URL}/", address)


def publisher() -> dict[str, Any]:
    return {"@type": "GovernmentOrganization", "name": settings.PUBLIC_TITLE, "url": absolute("/")}


def catalogue(title: str, description: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": title,
        "description": description,
        "url": absolute("/du-lieu-mo/"),
        "inLanguage": "vi",
        "publisher": publisher(),
        "dataset": [
            {
                "@type": "Dataset",
                "name": str(one.title),
                "description": str(one.description),
                "url": absolute(reverse("open_data:dataset", args=[one.slug])),
            }
            for one in datasets()
        ],
    }


def description(dataset: Dataset, changed_at: datetime | None) -> dict[str, Any]:
    files = [("csv", "text/csv"), ("json", "application/json")]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": str(dataset.title),
        "description": str(dataset.description),
        "url": absolute(reverse("open_data:dataset", args=[dataset.slug])),
        "identifier": dataset.slug,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "license": LICENCE,
        "creditText": str(dataset.source),
        "creator": publisher(),
        "spatialCoverage": {"@type": "AdministrativeArea", "name": "Lào Cai, Việt Nam"},
        "includedInDataCatalog": {"@type": "DataCatalog", "url": absolute("/du-lieu-mo/")},
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "name": column.name,
                "alternateName": str(column.title),
                "description": str(column.description or column.title),
            }
            for column in dataset.columns
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media,
                "contentUrl": absolute(reverse(f"open_data:{kind}", args=[dataset.slug])),
            }
            for kind, media in files
        ],
    }
    if dataset.keywords:
        data["keywords"] = [str(word) for word in dataset.keywords]
    if changed_at is not None:
        data["dateModified"] = changed_at.isoformat()
    return data
