"""The trainer's classroom, and where a scanned code leads."""

from django.urls import path

from courses.attendance import scan_views, views

urlpatterns = [
    path("lop-day/", views.own, name="classrooms"),
    path("lop-day/<str:code>/", views.classroom, name="classroom"),
    path("lop-day/<str:code>/diem-danh/<int:number>/", views.attendance, name="attendance"),
    path("lop-day/<str:code>/ma-qr/<int:number>/", views.code_to_scan, name="attendance_code"),
    path("lop-day/<str:code>/ket-qua/", views.results, name="results"),
    path("lop-day/<str:code>/ket-thuc/", views.finish, name="finish"),
    path("diem-danh/<str:token>/", scan_views.check_in, name="check_in"),
]
