"""The news and its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.news import listing, reading
from home.news.blocks import NewsBlocks
from home.news.topics import ArticleTag, NewsTag, NewsTopic
from portal.cms.models import BasePage
from portal.cms.streams import PortalStreamField
from portal.vietnamese import normalise

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.cms.reviews import PageReview


class NewsIndexPage(RoutablePageMixin, BasePage):
    """`/tin-tuc/`: the newest first, and one shelf for each topic and word."""

    is_translatable: ClassVar[bool] = True
    template = "news/index.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["home.ArticlePage"]

    class Meta:
        verbose_name = _("trang tin tức")
        verbose_name_plural = _("trang tin tức")

    @path("", name="index")
    def newest(self, request: HttpRequest) -> HttpResponse:
        context = listing.shelf(self, request, topics=NewsTopic.objects.all())
        return self.render(request, context_overrides=context)

    @path("chu-de/<slug:slug>/", name="topic")
    def topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        topics = list(NewsTopic.objects.all())
        topic = next((one for one in topics if one.slug == slug), None)
        if topic is None:
            raise Http404
        shown: dict[str, Any] = {"topic": topic, "title": topic.shown_name, "lead": topic.shown_description}
        return self.render(request, context_overrides=listing.shelf(self, request, topics=topics, **shown))

    @path("tu-khoa/<slug:slug>/", name="tag")
    def tag(self, request: HttpRequest, slug: str) -> HttpResponse:
        tag = NewsTag.objects.filter(slug=slug).first()
        if tag is None:
            raise Http404
        shown: dict[str, Any] = {"tag": tag, "title": now_("Tin về “%s”") % tag.name}
        context = listing.shelf(self, request, topics=NewsTopic.objects.all(), **shown)
        return self.render(request, context_overrides=context)


class ArticleQuerySet(PageQuerySet):
    def shown(self) -> Self:
        """What everybody may read: published, and neither it nor a page above it behind a password or a sign-in.

        As `public()` says it, in the same query.
        """
        path = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        restricted = PageViewRestriction.objects.annotate(below=path).filter(below__startswith=F("page__path"))
        return self.live().filter(~Exists(restricted))

    def newest_first(self) -> Self:
        return self.order_by("-dated_at", "-pk")


class ArticlePage(BasePage):
    """A news article. `dated_at` is the day readers see and lists go by; empty means: when it is first published."""

    cover = models.ForeignKey(
        "cms.PortalImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh đầu bài"),
        help_text=_("Đặt điểm chính của ảnh để khi cắt không mất người, mất cảnh."),
    )
    cover_caption = models.CharField(_("chú thích ảnh đầu bài"), max_length=250, blank=True)
    body = PortalStreamField(NewsBlocks(), blank=True, verbose_name=_("nội dung"))
    authors = models.CharField(
        _("tác giả"), max_length=200, blank=True, help_text=_("Nhiều người thì cách nhau bằng dấu phẩy.")
    )
    dated_at = models.DateTimeField(
        _("ngày đăng"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Để trống thì là lúc bài được xuất bản lần đầu."),
    )
    updated_at = models.DateTimeField(
        _("cập nhật"),
        null=True,
        blank=True,
        help_text=_("Chỉ ghi khi nội dung đã thay đổi đáng kể; người đọc thấy ngày này."),
    )
    topics = ParentalManyToManyField(NewsTopic, blank=True, related_name="articles", verbose_name=_("chủ đề"))
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("từ khóa"))
    may_be_rated = models.BooleanField(_("cho người đọc chấm điểm"), default=True)

    objects = PageManager.from_queryset(ArticleQuerySet)()

    is_translatable: ClassVar[bool] = True
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        *(TranslatableField(name) for name in ("cover_caption", "body")),
        *(
            SynchronizedField(name, overridable=False)
            for name in ("cover", "authors", "dated_at", "updated_at", "topics", "may_be_rated", "tagged_items")
        ),
    ]
    template = "news/article.html"
    parent_page_types: ClassVar[list[str]] = ["home.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_caption")], heading=_("Ảnh đầu bài")),
        FieldPanel("body"),
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("dated_at"), FieldPanel("updated_at")]),
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        FieldPanel("tags"),
        InlinePanel(
            "related_links",
            label=_("Bài liên quan"),
            help_text=_("Để trống thì trang tự chọn bài cùng chủ đề."),
            max_num=3,
        ),
    ]
    settings_panels = [*BasePage.settings_panels, FieldPanel("may_be_rated")]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("dated_at")]

    class Meta:
        verbose_name = _("bài viết")
        verbose_name_plural = _("bài viết")
        constraints = [
            models.CheckConstraint(
                name="article_is_updated_after_its_date",
                condition=models.Q(updated_at__isnull=True)
                | models.Q(dated_at__isnull=True)
                | models.Q(updated_at__gte=models.F("dated_at")),
                violation_error_message=_("Ngày cập nhật đứng trước ngày đăng. Hãy sửa lại."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        self.authors = ", ".join(self.author_names)
        if self.updated_at and self.dated_at and self.updated_at < self.dated_at:
            raise ValidationError({"updated_at": _("Ngày cập nhật đứng trước ngày đăng. Hãy sửa lại.")})

    @property
    def author_names(self) -> list[str]:
        return [name for name in map(normalise, self.authors.split(",")) if name]

    @property
    def shown_date(self) -> Any:
        """The instant readers see; of a draft that was never published, now."""
        return self.dated_at or self.first_published_at or timezone.now()

    @property
    def teaser_meta(self) -> str:
        return timezone.localtime(self.shown_date).strftime("%d/%m/%Y")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["reading"] = reading.of(self, request)
        return context

    @property
    def kept_review(self) -> PageReview | None:
        """Read along with what stands around the article, where that was read."""
        beside = self.__dict__.get("beside")
        return beside.review if beside is not None else super().kept_review


class RelatedArticle(Orderable):
    """An article that editors set beside another."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_links")
    other = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="+", verbose_name=_("bài viết"))

    panels = [PageChooserPanel("other", "home.ArticlePage")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="article_is_related_once"),
            models.CheckConstraint(
                name="article_is_not_related_to_itself", condition=~models.Q(article=models.F("other"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.other)

    def clean(self) -> None:
        super().clean()
        if self.other_id and self.other_id == self.article_id:
            raise ValidationError({"other": _("Hãy chọn một bài khác bài này.")})
