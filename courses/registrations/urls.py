"""An official's own registrations, below `/dao-tao/cua-toi/`."""

from django.urls import path, re_path

from courses.registrations import views

# Numbers of registrations begin so; whatever else stands below `cua-toi/` belongs to other rooms.
CODE = r"(?P<code>DK-[^/]+)"

urlpatterns = [
    path("", views.own, name="own"),
    path("dang-ky/", views.register_now, name="register_now"),
    re_path(rf"^{CODE}/$", views.registration, name="registration"),
    re_path(rf"^{CODE}/(?P<act>[a-z-]+)/$", views.act, name="registration_act"),
]
