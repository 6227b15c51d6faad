// Renders templates with Go's own text/template and sprig: the truth for src/template.
// Reads a JSON list of cases on standard input, writes a JSON list of results.
package main

import (
	"bytes"
	"encoding/json"
	"os"
	"text/template"

	sprig "github.com/Masterminds/sprig/v3"
	"gopkg.in/yaml.v3"
)

type testCase struct {
	Template   string `json:"template"`
	Data       string `json:"data"` // YAML
	MissingKey string `json:"missingKey"`
}

type result struct {
	Text  string `json:"text,omitempty"`
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
	t, err := template.New("t").Option("missingkey=" + missing).Funcs(sprig.GenericFuncMap()).Parse(c.Template)
	if err != nil {
		return result{Error: err.Error()}
	}
	var out bytes.Buffer
	if err := t.Execute(&out, data); err != nil {
		return result{Error: err.Error()}
	}
	return result{Text: out.String()}
}

func main() {
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
