"""The rules that compare fields or files, in the order in which they run.

A rule is a module with ``ID``, ``SEVERITY``, ``LEVEL`` (the first level of readiness that asks for
it), ``WHY`` (one sentence), ``check(content)``,
which yields problems, and the samples ``VALID`` and ``INVALID``, which feed its tests and its page
in the reference; each invalid one gives one problem. Where a rule says better what another
one says too, ``REPLACES`` names the findings that fall away at the same node; ``translation`` is
among them where the rule asks for other words, so that nobody translates what has to go. Under
``REPLACES_BESIDE`` it names findings that fall away anywhere in the same file, each with the keys
of the file under which the rule has to be heard.
A rule that looks for words of a language names their keys in its folder under ``WORDS``
(``rules.soon``; ``reading`` for all that reading needs): what a language lacks is not checked in
it, and the report says so.

A rule sees one file at a time. One that compares files names their kinds under ``COMPARES``, each
with the fields of which all has to be readable, lest it says of one file what is the fault of
another (:mod:`mkataba.check.engine`). A rule is added by adding its file and one line here.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.check.rules import (
    accessible_format,
    accessible_place,
    ack_vs_outcome,
    application_channel,
    as_published,
    bilingual_parity,
    brand_pictures,
    catalogue,
    channel_deadline,
    clock_start,
    contact_valid,
    content_format,
    contrast,
    copied_text,
    cross_copy_consistency,
    cut_text,
    day_basis,
    duplicate_id,
    duplicate_number,
    duplicate_service,
    escalation_external,
    fee_currency,
    fee_explicit,
    fee_formula,
    fee_free_contradiction,
    fee_payment,
    fee_reference_resolvable,
    fee_tier_complete,
    fee_total,
    feedback_channel,
    foreign_org_name,
    format_made,
    hours_order,
    immediate_conditional,
    language_unlisted,
    listed_service,
    listed_twice,
    none_listed,
    official_mail,
    outcome_promised,
    plain_language,
    poster_legible,
    printable,
    promise_measurable,
    publication,
    range_ceiling,
    reference,
    remedy_present,
    requirement_checkable,
    requirement_where,
    reserved_name,
    responsible_role,
    result_published,
    review_overdue,
    stale_translation,
    standards_everywhere,
    steps_sum,
    text_language,
    turnaround_channel,
    turnaround_measurable,
    turnaround_past,
    turnaround_unit,
    unused,
    values_aligned,
    values_explained,
    version_date_owner,
)
from mkataba.check.rules.forms import FORM_RULES, Form, Sample
from mkataba.finding import Severity

__all__ = ["FORM_RULES", "RULES", "Form", "Rule", "Sample"]


class Rule(Protocol):
    """What a module has to hold to be a rule."""

    ID: str
    SEVERITY: Severity
    LEVEL: str
    WHY: str

    @property
    def VALID(self) -> Sequence[Sample]:
        """What the rule lets pass."""

    @property
    def INVALID(self) -> Sequence[Sample]:
        """What the rule is heard on."""

    def check(self, content: Content) -> Iterator[Problem]:
        """Yield what is wrong."""


RULES: tuple[Rule, ...] = (
    content_format,
    duplicate_id,
    reserved_name,
    reference,
    listed_service,
    listed_twice,
    none_listed,
    standards_everywhere,
    values_explained,
    feedback_channel,
    application_channel,
    hours_order,
    as_published,
    day_basis,
    turnaround_measurable,
    turnaround_unit,
    turnaround_past,
    turnaround_channel,
    outcome_promised,
    clock_start,
    ack_vs_outcome,
    range_ceiling,
    immediate_conditional,
    steps_sum,
    promise_measurable,
    fee_explicit,
    fee_free_contradiction,
    fee_reference_resolvable,
    fee_formula,
    fee_tier_complete,
    fee_payment,
    fee_currency,
    fee_total,
    result_published,
    cross_copy_consistency,
    duplicate_service,
    duplicate_number,
    printable,
    publication,
    escalation_external,
    contact_valid,
    bilingual_parity,
    language_unlisted,
    catalogue,
    stale_translation,
    values_aligned,
    channel_deadline,
    remedy_present,
    responsible_role,
    version_date_owner,
    review_overdue,
    requirement_checkable,
    foreign_org_name,
    text_language,
    copied_text,
    cut_text,
    brand_pictures,
    contrast,
    official_mail,
    requirement_where,
    plain_language,
    poster_legible,
    accessible_format,
    format_made,
    accessible_place,
    unused,
)
