"""An official's own registrations, below `/dao-tao/cua-toi/`."""

from django.urls import path

from courses.registrations import views

urlpatterns = [
    path("<str:code>/", views.OwnRegistrationView.as_view(), name="registration"),
]
