// Applies what a reader has ticked before htmx listened: the form then holds another choice than
// the list that it stands beside.

const isChanged = (field) =>
  field.type === "checkbox"
    ? field.checked !== field.defaultChecked
    : field.value !== field.defaultValue && field !== document.activeElement;

document.addEventListener(
  "htmx:load",
  () => {
    const form = document.getElementById("narrow");
    const fields = [...form.elements].filter((each) => each.form === form && each.name);
    if (fields.some(isChanged)) form.requestSubmit();
  },
  { once: true },
);
