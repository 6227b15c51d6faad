// Renders templates with Go's own text/template and sprig: the truth for src/template.
// Reads a JSON list of cases on standard input, writes a JSON list of results.
package main

import (
	"bytes"
	"encoding/json"
	"os"
	"text/template"
	"time"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

type source struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

type testCase struct {
	Template   string `json:"template"`
	Data       string `json:"data"` // YAML
	MissingKey string `json:"missingKey"`
	// Further templates, as kube-burner's functionTemplates.
	Shared []source `json:"shared"`
	// What ReadFile finds.
	Files map[string]string `json:"files"`
}

type result struct {
	Text string `json:"text,omitempty"`
	// Instead of the text where that is no UTF-8.
	Bytes []byte `json:"bytes,omitempty"`
	Error string `json:"error,omitempty"`
}

func render(c testCase) result {
	var data map[string]any
	if err := yaml.Unmarshal([]byte(c.Data), &data); err != nil {
		return result{Error: "data: " + err.Error()}
	}
	missing := c.MissingKey
	if missing == "" {
		missing = "error"
	}
	t, err := template.New("t").Option("missingkey=" + missing).Funcs(functions(c.Files)).Parse(c.Template)
	if err != nil {
		return result{Error: err.Error()}
	}
	for _, s := range c.Shared {
		if _, err := t.New(s.Name).Parse(s.Text); err != nil {
			return result{Error: err.Error()}
		}
	}
	var out bytes.Buffer
	if err := t.Execute(&out, data); err != nil {
		return result{Error: err.Error()}
	}
	if !utf8.Valid(out.Bytes()) {
		return result{Bytes: out.Bytes()}
	}
	return result{Text: out.String()}
}

func main() {
	time.Local = time.UTC
	var cases []testCase
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		panic(err)
	}
	results := make([]result, len(cases))
	for i, c := range cases {
		results[i] = render(c)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(results); err != nil {
		panic(err)
	}
}
