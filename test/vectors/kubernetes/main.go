// Reads YAML texts and quantities with Kubernetes' own code: the truth for src/yaml and src/kubernetes/quantity.ts.
// Reads {"texts": […], "quantities": […]} on standard input, writes results of the same shape.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"gopkg.in/inf.v0"
	"k8s.io/apimachinery/pkg/api/resource"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type input struct {
	Texts      []string `json:"texts"`
	Quantities []string `json:"quantities"`
}

type document struct {
	JSON  json.RawMessage `json:"json,omitempty"`
	Error string          `json:"error,omitempty"`
}

type quantity struct {
	Text  string `json:"text,omitempty"`
	Nano  string `json:"nano,omitempty"`
	Error string `json:"error,omitempty"`
}

type output struct {
	Texts      [][]document `json:"texts"`
	Quantities []quantity   `json:"quantities"`
}

// readDocuments splits a text as kubectl does and converts each document to JSON.
func readDocuments(text string) []document {
	reader := utilyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(text)))
	documents := []document{}
	for {
		part, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return documents
		}
		if err != nil {
			return append(documents, document{Error: err.Error()})
		}
		converted, err := yaml.YAMLToJSON(part)
		if err != nil {
			documents = append(documents, document{Error: err.Error()})
		} else {
			documents = append(documents, document{JSON: converted})
		}
	}
}

func readQuantity(text string) quantity {
	parsed, err := resource.ParseQuantity(text)
	if err != nil {
		return quantity{Error: err.Error()}
	}
	// String() may repeat the text as written; the canonical form never does.
	number, suffix := parsed.CanonicalizeBytes(nil)
	printed := string(number) + string(suffix)
	amount := parsed.AsDec()
	nano := new(inf.Dec).Round(amount, 9, inf.RoundUp)
	return quantity{Text: printed, Nano: nano.UnscaledBig().String()}
}

func main() {
	var given input
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		panic(err)
	}
	result := output{Texts: [][]document{}, Quantities: []quantity{}}
	for _, text := range given.Texts {
		result.Texts = append(result.Texts, readDocuments(text))
	}
	for _, text := range given.Quantities {
		result.Quantities = append(result.Quantities, readQuantity(text))
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		panic(err)
	}
}
