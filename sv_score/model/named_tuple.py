"""`NamedTuple`, as in `typing`, cheap to define.

Some seventy are defined at every start, and most runs make values of half of them. The one of the standard
library checks every annotation and compiles a constructor for each at once, which in all takes as long as
reading and scoring a small file. This one leaves out the first and puts off the second until a value is
made. Whoever reads or type-checks the code sees `typing.NamedTuple`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter

    _new = tuple.__new__

    class _Definition(type):
        def __new__(meta, name, bases, namespace):
            namespace["__slots__"] = ()
            defined = super().__new__(meta, name, bases, namespace)
            fields = tuple(defined.__annotations__) if bases != (tuple,) else ()
            defined._fields = defined.__match_args__ = fields
            defined._field_defaults = {f: namespace[f] for f in fields if f in namespace}
            for place, field in enumerate(fields):
                setattr(defined, field, _tuplegetter(place, None))
            return defined

    class NamedTuple(tuple, metaclass=_Definition):
        """A tuple whose places have the names, and the defaults, of the class's annotations."""

        def __new__(cls, /, *values: Any, **named: Any):
            """Return the first value of its class; later ones are made by the compiled constructor."""
            cls.__new__ = _constructor(cls._fields, cls._field_defaults)
            return cls.__new__(cls, *values, **named)

        def _replace(self, /, **changes: Any):
            made = _new(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            shown = ", ".join(f"{n}={v!r}" for n, v in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self):
            return tuple(self)

    def _constructor(fields, defaults):
        """Return what makes a value, compiled as the standard library does it: nothing is faster."""
        arguments = ", ".join(fields)
        made = eval(f"lambda cls, {arguments}: new(cls, ({arguments},))", {"new": _new})
        made.__defaults__ = tuple(defaults.values())
        return made
