"""Who runs the market: guards for the tables of its three kinds of cases."""

from __future__ import annotations

from portal.casework.transitions import any_of, in_agency, of_province
from portal.organisations.models import Role

# A moderator of the agency that runs the market, or one for the whole province.
runs_the_market = any_of(in_agency(Role.MARKET_MODERATOR), of_province(Role.MARKET_MODERATOR))
