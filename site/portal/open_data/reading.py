"""What the API answers with: pages of a data set, one row of it, results of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from portal import keyset
from portal.open_data.describing import absolute
from portal.open_data.problems import Problem
from portal.open_data.schemas import lookups
from portal.search import finding
from portal.search.providers import kinds

if TYPE_CHECKING:
    from portal.open_data.datasets import Dataset

BY_KEY = keyset.Order("pk", read=int)
LONGEST_KEY = 120
SEARCH_PER_PAGE, MOST_SEARCHED, MOST_PAGES = 10, 50, 20


def page(dataset: Dataset, asked: dict[str, Any], address: str) -> dict[str, Any]:
    """One page in the order of the keys. One query, and what the data set's `prepare` needs. Raises Problem."""
    cursor, size = asked.pop("cursor"), asked.pop("limit")
    if cursor and not keyset.is_cursor(cursor, BY_KEY):
        told = {"parameter": "cursor", "detail": _("Con trỏ này không phải do trang này đưa ra.")}
        raise Problem(400, _("Hãy dùng nguyên `next_cursor` của trang trước, hoặc bỏ `cursor` để đọc từ đầu."), [told])
    wanted = {name: value for name, value in asked.items() if value is not None}
    if bad := [name for name, value in wanted.items() if isinstance(value, str) and not value.isprintable()]:
        told = {"parameter": bad[0], "detail": _("Có ký tự không in được.")}
        raise Problem(400, _("Hãy sửa tham số này rồi gửi lại."), [told])
    rows = dataset.rows()
    if filters := lookups(dataset, wanted):
        rows = rows.filter(**filters)
    part = keyset.slice_of(rows, BY_KEY, size=size, after=cursor)
    following = part.following or None
    query = {**{name: _plain(value) for name, value in wanted.items()}, "limit": size, "cursor": following}
    return {
        "items": dataset.records(part.rows),
        "next_cursor": following,
        "next": f"{absolute(address)}?{urlencode(query)}" if following else None,
    }


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


def one(dataset: Dataset, key: str) -> dict[str, Any]:
    """The row whose `id` is `key`. Raises Problem."""
    missing = Problem(404, _("Không có dòng nào mang mã này, hoặc dòng đó không còn công khai."))
    if not key.isprintable() or len(key) > LONGEST_KEY:
        raise missing
    rows = dataset.rows()
    is_number = isinstance(
        _field(rows.model, dataset.key), models.IntegerField | models.AutoField | models.OneToOneField
    )
    if is_number and not (key.isascii() and key.isdigit() and int(key) <= keyset.LARGEST_KEY):
        raise missing
    try:
        row = rows.filter(**{dataset.key: key}).first()
    except (ValueError, ValidationError) as error:
        raise missing from error
    if row is None:
        raise missing
    return dataset.records([row])[0]


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.pk if name == "pk" else model._meta.get_field(name)


def search(text: str, *, kind: str, size: int, number: int) -> dict[str, Any]:
    """The portal's search, of what everybody may find. Raises Problem."""
    if kind and kind not in kinds():
        told = {"parameter": "kind", "detail": _("Chỉ nhận: %s") % ", ".join(kinds())}
        raise Problem(400, _("Không có loại kết quả này."), [told])
    answer = finding.find(text, kind=kind)
    shown = answer.ranked[(number - 1) * size : number * size]
    known = kinds()
    return {
        "query": answer.asked.text,
        "meant": answer.meant or None,
        "total": answer.total,
        "counts": answer.counts,
        "items": [
            {
                "title": found.entry.title,
                "url": absolute(found.entry.url),
                "kind": found.entry.kind,
                "kind_label": str(known[found.entry.kind].label) if found.entry.kind in known else "",
                "section": found.entry.section,
                "summary": found.entry.summary,
                "language": found.entry.language,
                "date": found.entry.dated,
            }
            for found in shown
        ],
    }
