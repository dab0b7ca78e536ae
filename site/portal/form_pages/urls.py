"""Below `/bieu-mau/`."""

from django.urls import path

from portal.form_pages import filling, keeping, sending

app_name = "form_pages"
urlpatterns = [
    path("xa-phuong.json", filling.communes, name="communes"),
    path("moi/<int:page_id>/", filling.first_section, name="begin"),
    path("tiep-tuc/<str:token>/", keeping.resume, name="resume"),
    path("<uuid:uuid>/", filling.tasks, name="tasks"),
    path("<uuid:uuid>/phan/<slug:key>/", filling.section, name="section"),
    path("<uuid:uuid>/kiem-tra/", sending.review, name="review"),
    path("<uuid:uuid>/de-sau/", keeping.later, name="later"),
    path("<uuid:uuid>/ban-khai.txt", keeping.copy, name="copy"),
    path("<uuid:uuid>/xoa/", keeping.discard, name="discard"),
]
