"""The domain's models, so that Django finds them; each lives in its noun's own module."""

from courses.attendance.models import Attendance
from courses.calendar.models import CalendarFeed
from courses.certificates.models import Certificate
from courses.people.officials import Official
from courses.programme.approving import OrganiserApprovalTask
from courses.programme.modules import SkillModule
from courses.programme.pages import CoursePage, TrainingPage
from courses.programme.policy import TrainingPolicy
from courses.progress.models import Completion, Target
from courses.registrations.models import Registration, RegistrationEvent, RegistrationFile, RegistrationStep
from courses.registrations.pages import RegistrationFormPage
from courses.sessions.models import CourseSession, HalfDay
from courses.sessions.pages import CourseSessionPage, PlannedHalfDay
from courses.sessions.rooms import Room

__all__ = [
    "Attendance",
    "CalendarFeed",
    "Certificate",
    "Completion",
    "CoursePage",
    "CourseSession",
    "CourseSessionPage",
    "HalfDay",
    "Official",
    "OrganiserApprovalTask",
    "PlannedHalfDay",
    "Registration",
    "RegistrationEvent",
    "RegistrationFile",
    "RegistrationFormPage",
    "RegistrationStep",
    "Room",
    "SkillModule",
    "Target",
    "TrainingPage",
    "TrainingPolicy",
]
