"""Reading what a page says beside its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from bs4 import Tag


def parsed(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def error_beside(response: Any, field: str) -> str:
    """The sentence in the error element of `field`, which its control must name; empty where there is none."""
    page = parsed(response)
    error = page.find(id=f"id_{field}_error")
    text = " ".join(error.get_text(" ").split()) if error else ""
    if text:
        describing = " ".join(" ".join(_listed(tag)) for tag in page.select("[aria-describedby]"))
        assert f"id_{field}_error" in describing, f"nothing points to the error of {field}"
    return text.removeprefix("Lỗi:").strip()


def _listed(tag: Tag) -> list[str]:
    value = tag["aria-describedby"]
    return [value] if isinstance(value, str) else list(value)


def typed_in(response: Any, field: str) -> str:
    """What the control named `field` shows: the text, or the chosen value."""
    page = parsed(response)
    controls = page.select(f'[name="{field}"]')
    assert controls, f"no control named {field}"
    if controls[0].name == "textarea":
        return controls[0].text.removeprefix("\n")
    if controls[0].name == "select":
        chosen = controls[0].select_one("option[selected]")
        return str(chosen["value"]) if chosen else ""
    if controls[0].get("type") in ("radio", "checkbox"):
        return " ".join(str(one["value"]) for one in controls if one.has_attr("checked"))
    return str(controls[0].get("value", ""))


def summary(response: Any) -> str:
    """The list of errors on top of the page."""
    found = parsed(response).select_one(".lc-errors")
    return " ".join(found.get_text(" ").split()) if found else ""
