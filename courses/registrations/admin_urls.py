"""`/quan-tri/de-cu/`: nominating several people at once."""

from django.urls import path

from courses.registrations import nominating

app_name = "de-cu"
urlpatterns = [
    path("", nominating.index, name="index"),
    path("ket-qua/", nominating.result, name="result"),
]
