"""Django's admin and form classes, with type parameters, which only the type checker reads."""

from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.contrib import admin
from django.db.models import Model

Row = TypeVar("Row", bound=Model)

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin, StackedInline, TabularInline
    from django.forms import ModelChoiceField, ModelForm, ModelMultipleChoiceField
else:

    class Subscriptable:
        """Takes type parameters and forgets them."""

        def __class_getitem__(cls, parameters: Any) -> type:
            return cls

    class ModelAdmin(Subscriptable, admin.ModelAdmin):
        pass

    class StackedInline(Subscriptable, admin.StackedInline):
        pass

    class TabularInline(Subscriptable, admin.TabularInline):
        pass

    class ModelForm(Subscriptable, forms.ModelForm):
        pass

    class ModelChoiceField(Subscriptable, forms.ModelChoiceField):
        pass

    class ModelMultipleChoiceField(Subscriptable, forms.ModelMultipleChoiceField):
        pass


__all__ = [
    "ModelAdmin",
    "ModelChoiceField",
    "ModelForm",
    "ModelMultipleChoiceField",
    "Row",
    "StackedInline",
    "TabularInline",
]
