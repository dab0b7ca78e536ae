"""The dot that counts views; the statistics themselves are a page."""

from django.urls import path

from home.statistics import counting

app_name = "statistics"
urlpatterns = [path("thong-ke/dem/<int:page_id>.gif", counting.count, name="count")]
