"""How to complain: the channels, the steps of appeal, the outside body."""

from collections.abc import Iterator

from mkataba.model import Channel, EscalationStep
from mkataba.render.blocks import Block, Piece, line
from mkataba.render.charter.source import Source, as_typed, on, unbroken
from mkataba.render.contacts import contact_link
from mkataba.values.addresses import mail_link, tel_link, web_link

_CHANNEL = "channels.channels[]"
_STEP = "channels.escalation[]"
_OVERSIGHT = "organization.oversight"


def feedback(source: Source) -> Iterator[Block]:
    """Yield to whom a complaint goes first, the channels, and the page that tells more."""
    words, head = source.words, source.body.organization.head
    inner = []
    if head:
        first = words._("Complaints go first to: %(role)s.", role=words.text(head))
        inner.append(Block("", "first-to", "lines", line(first), shown_on=on("organization.head")))
    channels = tuple(_channel(source, channel) for channel in source.charter.feedback_channels)
    rows = () if channels else line(words.todo)
    shown_on = on("charter.feedback_channels")
    inner.append(Block(words._("Channel"), "channels", "table", rows, channels, shown_on=shown_on))
    address = f"{source.root}feedback/"
    code = ((Piece(as_typed(address), address),),)
    shown_on = frozenset({"charter.pdf", "poster.pdf"})
    inner.append(Block(words._("Scan to tell us"), "code", "code", code, shown_on=shown_on))
    label, brief = words._("Tell us when we fall short"), words._("If we fall short")
    yield Block(label, "tell-us", "fields", (), tuple(inner), brief=brief)


def _channel(source: Source, channel: Channel) -> Block:
    words, contact = source.words, source.words.text(channel.contact)
    link = contact_link(contact, channel.kind) if channel.contact else ""
    inner = [
        Block(words._("Contact"), "contact", "lines", ((Piece(contact, link),),),
              shown_on=on(f"{_CHANNEL}.contact"))
    ]  # fmt: skip
    hours = "; ".join(f"{each.label}: {each.value}" for each in words.hours(channel.hours))
    if hours:
        label, shown_on = words._("Opening hours"), on(f"{_CHANNEL}.hours")
        inner.append(Block(label, "hours", "lines", line(hours), shown_on=shown_on))
    inner += source.answers(channel.response_time, f"{_CHANNEL}.response_time")
    return Block(words.text(channel.name), channel.id, "item", inner=tuple(inner))


def escalation(source: Source) -> Iterator[Block]:
    """Yield the steps of appeal, and the outside body that comes last."""
    words, body = source.words, source.body
    inner = []
    steps = tuple(_step(source, step) for step in body.escalation)
    if steps:
        label, shown_on = words._("Step by step"), on(_STEP)
        inner.append(Block(label, "steps", "steps", inner=steps, shown_on=shown_on))
    elif source.draft:
        gap = (Block(words.todo, "", "item"),)
        shown_on = frozenset({"charter", "charter.docx"})
        inner.append(Block(words._("Step by step"), "steps", "steps", inner=gap, shown_on=shown_on))
    inner += _oversight(source)
    if inner:
        label = words._("Still not satisfied?")
        yield Block(label, "escalation", "fields", (), tuple(inner))


def _step(source: Source, step: EscalationStep) -> Block:
    words, inner = source.words, []
    if step.contact:
        contact = words.text(step.contact)
        rows = ((Piece(contact, mail_link(contact) or tel_link(contact)),),)
        label, shown_on = words._("Contact"), on(f"{_STEP}.contact")
        inner.append(Block(label, "contact", "lines", rows, shown_on=shown_on))
    inner += source.answers(step.response_time, f"{_STEP}.response_time")
    return Block(words.text(step.role), "", "item", inner=tuple(inner))


def _oversight(source: Source) -> Iterator[Block]:
    words, oversight = source.words, source.body.organization.oversight
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
        rows = line(words.text(oversight.address))
        inner.append(Block("", "address", "lines", rows, shown_on=on(f"{_OVERSIGHT}.address")))
    inner += [
        Block("", name, "lines", ((Piece(text, link),),), shown_on=on(f"{_OVERSIGHT}.{name}"))
        for name, (text, link) in ways.items()
        if text
    ]
    shown_on = on(_OVERSIGHT)
    name = words.text(oversight.name)
    yield Block(name, "oversight", "item", (), tuple(inner), shown_on=shown_on)
