// Without storage, the page has the colours of the system.
try { const t = localStorage.getItem("theme"); if (t) document.documentElement.dataset.theme = t; } catch { }
