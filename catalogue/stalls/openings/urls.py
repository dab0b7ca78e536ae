"""`/cho-ao/gian-hang/xin-mo/`: the applicant's own pages."""

from django.urls import path

from catalogue.stalls.openings import views
from portal.ui.languages import vietnamese_only

app_name = "openings"
urlpatterns = [
    path("cho-ao/gian-hang/xin-mo/", vietnamese_only(views.mine), name="mine"),
    path("cho-ao/gian-hang/xin-mo/<str:code>/", vietnamese_only(views.case), name="case"),
    path("cho-ao/gian-hang/xin-mo/<str:code>/<slug:act>/", vietnamese_only(views.act), name="act"),
]
