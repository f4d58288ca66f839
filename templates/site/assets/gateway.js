// Redirect to the language of the browser. Without this script, the page is a list of languages.
for (const wanted of navigator.languages) {
  const link = document.querySelector(`a[hreflang="${CSS.escape(wanted.slice(0, 2))}"]`);
  if (link) { location.replace(link.href); break; }
}
