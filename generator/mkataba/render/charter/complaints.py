"""How to complain: the channels, the steps of appeal, the outside body."""

from collections.abc import Iterator

from mkataba import outputs
from mkataba.model import Channel, EscalationStep
from mkataba.render.blocks import Block, Piece, line
from mkataba.render.charter.source import Source, as_typed, on
from mkataba.render.contacts import contact_link, contact_words, unbroken
from mkataba.values.addresses import mail_link, tel_link, web_link

_CHANNEL = "channels.channels[]"
_STEP = "channels.escalation[]"
_OVERSIGHT = "organization.oversight"


def feedback(source: Source) -> Iterator[Block]:
    """Yield to whom a complaint goes first, the channels, and the page that tells more."""
    formatter, head = source.formatter, source.body.organization.head
    inner = []
    if head:
        first = formatter._("Complaints go first to: %(role)s.", role=formatter.text(head))
        inner.append(Block("", "first-to", "lines", line(first), shown_on=on("organization.head")))
    channels = tuple(_channel(source, channel) for channel in source.charter.feedback_channels)
    rows = () if channels else line(formatter.todo)
    shown_on = on("charter.feedback_channels")
    inner.append(
        Block(formatter._("Channel"), "channels", "table", rows, channels, shown_on=shown_on)
    )
    if source.root:
        address = f"{source.root}feedback/"
        code = ((Piece(as_typed(address), address),),)
        shown_on = outputs.WITH_FEEDBACK_PAGE
        inner.append(Block(formatter._("Scan to tell us"), "code", "code", code, shown_on=shown_on))
    label, brief = formatter._("Tell us when we fall short"), formatter._("If we fall short")
    yield Block(label, "tell-us", "fields", (), tuple(inner), brief=brief)


def _channel(source: Source, channel: Channel) -> Block:
    formatter, contact = source.formatter, source.formatter.text(channel.contact)
    link = contact_link(contact, channel.kind) if channel.contact else ""
    inner = [
        Block(formatter._("Contact"), "contact", "lines", ((Piece(contact_words(contact), link),),),
              shown_on=on(f"{_CHANNEL}.contact"))
    ]  # fmt: skip
    hours = "; ".join(each.text for each in formatter.hours(channel.hours))
    if hours:
        label, shown_on = formatter._("Opening hours"), on(f"{_CHANNEL}.hours")
        inner.append(Block(label, "hours", "lines", line(hours), shown_on=shown_on))
    inner += source.answers(channel.response_time, f"{_CHANNEL}.response_time")
    takes, procedure = ", ".join(map(formatter.code, channel.takes)), channel.procedure
    if takes:
        label, shown_on = formatter._("Use it for"), on(f"{_CHANNEL}.takes")
        inner.append(Block(label, "takes", "lines", line(takes), shown_on=shown_on))
    if procedure:
        label, shown_on = formatter._("How we handle your complaint"), on(f"{_CHANNEL}.procedure")
        rows = line(formatter.text(procedure))
        inner.append(Block(label, "procedure", "lines", rows, shown_on=shown_on))
    return Block(formatter.text(channel.name), channel.id, "item", inner=tuple(inner))


def escalation(source: Source) -> Iterator[Block]:
    """Yield the steps of appeal, and the outside body that comes last."""
    formatter, body = source.formatter, source.body
    inner = []
    steps = tuple(_step(source, step) for step in body.escalation)
    if steps:
        label, shown_on = formatter._("Step by step"), on(_STEP)
        inner.append(Block(label, "steps", "steps", inner=steps, shown_on=shown_on))
    elif source.draft:
        gap = (Block(formatter.todo, "", "item"),)
        shown_on = frozenset({"charter", "charter.docx"})
        inner.append(
            Block(formatter._("Step by step"), "steps", "steps", inner=gap, shown_on=shown_on)
        )
    inner += _oversight(source)
    if inner:
        label = formatter._("Still not satisfied?")
        yield Block(label, "escalation", "fields", (), tuple(inner))


def _step(source: Source, step: EscalationStep) -> Block:
    formatter, inner = source.formatter, []
    if step.contact:
        contact = formatter.text(step.contact)
        link = mail_link(contact) or tel_link(contact)
        rows = ((Piece(contact_words(contact), link),),)
        label, shown_on = formatter._("Contact"), on(f"{_STEP}.contact")
        inner.append(Block(label, "contact", "lines", rows, shown_on=shown_on))
    inner += source.answers(step.response_time, f"{_STEP}.response_time")
    return Block(formatter.text(step.role), "", "item", inner=tuple(inner))


def _oversight(source: Source) -> Iterator[Block]:
    formatter, oversight = source.formatter, source.body.organization.oversight
    if not (oversight.name or source.draft):
        return
    website, email = oversight.website or "", oversight.email or ""
    ways = {
        "phone": (unbroken(oversight.phone), tel_link(oversight.phone or "")),
        "email": (email, mail_link(email)),
        "website": (as_typed(website), web_link(website)),
    }
    inner = []
    if oversight.address or source.draft:
        rows = line(formatter.text(oversight.address))
        inner.append(Block("", "address", "lines", rows, shown_on=on(f"{_OVERSIGHT}.address")))
    inner += [
        Block("", name, "lines", ((Piece(text, link),),), shown_on=on(f"{_OVERSIGHT}.{name}"))
        for name, (text, link) in ways.items()
        if text
    ]
    shown_on = on(_OVERSIGHT)
    name = formatter.text(oversight.name)
    yield Block(name, "oversight", "item", (), tuple(inner), shown_on=shown_on)
