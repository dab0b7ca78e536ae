"""A third kind of case, to show what one takes: somebody asks to borrow a meeting room of a commune."""

from django.db import models

from portal.casework.models import Case, CaseEvent, CaseStep


class LoanState(models.TextChoices):
    ASKED = "asked", "Mới hỏi mượn"
    CHECKING = "checking", "Đang xem lịch"
    UNCLEAR = "unclear", "Chờ người mượn nói rõ"
    GRANTED = "granted", "Đã cho mượn"
    DECLINED = "declined", "Không cho mượn"


class Loan(Case):
    transition_table = "tests.testapp.transitions.TABLE"

    borrower = models.CharField("người mượn", max_length=100)
    room = models.CharField("phòng", max_length=100, default="Hội trường lớn")

    class Meta(Case.Meta):
        verbose_name = verbose_name_plural = "lượt mượn phòng"

    def title(self) -> str:
        return f"{self.borrower}: {self.room}"

    def search_words(self) -> tuple[str, ...]:
        return self.borrower, self.room


class LoanStep(CaseStep):
    case = models.ForeignKey(Loan, on_delete=models.CASCADE, related_name="steps")

    class Meta(CaseStep.Meta):
        pass


class LoanEvent(CaseEvent):
    case = models.ForeignKey(Loan, on_delete=models.CASCADE, related_name="events")

    class Meta(CaseEvent.Meta):
        pass
