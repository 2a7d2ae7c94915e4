"""Your name as readers see it: the page on which each account gives itself one."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.forms import CharField, Form, TextInput, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.frame import account, report
from relations.record.public_names import is_of_another, problem_of_name, public_name


class PublicNameForm(Form):
    name = CharField(
        label=gettext_lazy("Your name as readers see it"),
        help_text=gettext_lazy(
            "It stands beside the citations that you judge, from the next publication on. What is"
            " published keeps the name that it has. Never give the name by which you log in."
        ),
        max_length=User._meta.get_field("first_name").max_length,
        widget=TextInput(attrs={"class": "vTextField", "autocomplete": "name", "dir": "auto"}),
    )

    def __init__(self, account: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if problem := problem_of_name(name):
            raise ValidationError(problem)
        if is_of_another(name, self.account):
            raise ValidationError(_("Readers know somebody else by this name: give another one."))
        return " ".join(name.split())


def set_public_name(request: HttpRequest) -> HttpResponse:
    """Ask an account for its public name, and store that as its full name.

    Whoever gives one holds all accounts until that is stored, so that no two take the same at the
    same moment.
    """
    if request.method == "POST":
        list(User.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    editor = User.objects.get(pk=account(request).pk)
    form = PublicNameForm(editor, request.POST or None, initial={"name": public_name(editor)})
    if form.is_valid():
        # Many names do not divide into a first and a last one; Django joins the two with a space.
        editor.first_name, editor.last_name = form.cleaned_data["name"], ""
        editor.save(update_fields=["first_name", "last_name"])
        report(request, editor, _("Readers now see your name as “%s”.") % editor.first_name)
        return HttpResponseRedirect(request.path)
    title = _("Your name as readers see it")
    context = {**admin.site.each_context(request), "title": title, "form": form}
    return TemplateResponse(request, "admin/public_name.html", context)
