"""The backgrounds by place."""

from collections.abc import Callable

from ..canvas import Canvas
from ..layout import Layout
from .beach import beach
from .green import farm, garden, park
from .open import plain, sky, space, underwater
from .room import room
from .table import table
from .town import city, road, street
from .wild import wild

BACKGROUNDS: dict[str, Callable[[Canvas, dict[str, str]], Layout]] = {
    "beach": beach,
    "table": table,
    "room": room,
    "wild": wild,
    "street": street,
    "city": city,
    "farm": farm,
    "garden": garden,
    "park": park,
    "sky": sky,
    "space": space,
    "underwater": underwater,
    "road": road,
    "plain": plain,
}
