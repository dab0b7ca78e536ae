from wagtail import hooks

from portal.casework.panels import Panel
from portal.casework.viewsets import CaseViewSet
from portal.casework.worklist import Column, Worklist
from tests.testapp.models import Loan


class LoanViewSet(CaseViewSet):
    name = "muon-phong"
    worklist = Worklist(model=Loan, columns=(Column("Phòng", lambda loan: loan.room),), steps=(("check", "Xem lịch"),))
    panels = (Panel(name="loan", title="Lời đề nghị", template="testapp/loan.html"),)
    menu_label = "Mượn phòng"


loans = LoanViewSet()
hooks.register("register_admin_viewset", lambda: loans)
