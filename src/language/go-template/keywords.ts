/** What an action can be beside a value: how it is written, and what it does. Source: Go's text/template. */
export const keywords: Readonly<Record<string, { readonly form: string; readonly does: string }>> = {
  if: {
    form: '{{ if PIPELINE }} … {{ else }} … {{ end }}',
    does: 'Shows its text unless the value is empty: false, 0, "", nil, an empty list or map.',
  },
  else: {
    form: '{{ else }}, {{ else if PIPELINE }}, {{ else with PIPELINE }}',
    does: 'What is shown otherwise; for range, when there is no element.',
  },
  range: {
    form: '{{ range $index, $element := PIPELINE }} … {{ end }}',
    does: 'Repeats its text for each element of a list or map (keys in order), or so many times. Inside, `.` is the element; the data of the template is `$`.',
  },
  with: {
    form: '{{ with PIPELINE }} … {{ else }} … {{ end }}',
    does: 'As if, and `.` is the value inside. The data of the template is `$`.',
  },
  end: { form: '{{ end }}', does: 'Ends the innermost if, range, with, define or block.' },
  define: {
    form: '{{ define "name" }} … {{ end }}',
    does: 'A template to be called by its name. It sees nothing from around it: `.` and `$` are what the caller passes.',
  },
  template: { form: '{{ template "name" PIPELINE }}', does: 'Shows a defined template, with the value as its `.`.' },
  block: { form: '{{ block "name" PIPELINE }} … {{ end }}', does: 'Defines a template and shows it here.' },
  break: { form: '{{ break }}', does: 'Leaves the innermost range.' },
  continue: { form: '{{ continue }}', does: 'Goes on with the next element of the innermost range.' },
};
