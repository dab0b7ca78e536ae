"""What the market adds to the Wagtail admin."""

from __future__ import annotations

from wagtail import hooks

from catalogue.merchants import hooks as merchants_hooks
from catalogue.stalls import guards
from catalogue.stalls.openings.viewset import OpeningViewSet, openings
from catalogue.trade.viewset import TradeViewSet, trades
from catalogue.violations.viewset import ReportViewSet, reports

__all__ = ["guards", "merchants_hooks"]


@hooks.register("register_admin_viewset")
def register_openings() -> OpeningViewSet:
    return openings


@hooks.register("register_admin_viewset")
def register_reports() -> ReportViewSet:
    return reports


@hooks.register("register_admin_viewset")
def register_disputed_trades() -> TradeViewSet:
    return trades
