// Takes a proposed date into the form at a click: the date, and where nothing stands there yet,
// the source's words for it and the reason. Without script the table says what to write.

const FIELDS = { edtf: "id_date", said: "id_date_said", note: "id_date_note" };

function put(id, text) {
  const field = document.getElementById(id);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function take({ dataset }) {
  put(FIELDS.edtf, dataset.edtf);
  for (const part of ["said", "note"]) {
    if (!document.getElementById(FIELDS[part]).value.trim()) put(FIELDS[part], dataset[part]);
  }
  document.getElementById(FIELDS.edtf).focus();
}

for (const button of document.querySelectorAll(".proposals button[data-edtf]")) {
  button.hidden = false;
  button.addEventListener("click", () => take(button));
}
