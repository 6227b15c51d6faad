// Says what gojq, which kube-burner uses for customStatusPaths, gives for jq expressions.
package main

import (
	"encoding/json"
	"os"

	"github.com/itchyny/gojq"
)

type question struct {
	Expression string `json:"expression"`
	Input      any    `json:"input"`
}

type answer struct {
	Refused bool  `json:"refused,omitempty"`
	Results []any `json:"results"`
	// An error ended the results.
	Failed bool `json:"failed,omitempty"`
}

const most = 20

func answered(asked question) (given answer) {
	given.Results = []any{}
	query, err := gojq.Parse(asked.Expression)
	if err != nil {
		given.Refused = true
		return given
	}
	results := query.Run(asked.Input)
	for len(given.Results) < most {
		value, ok := results.Next()
		if !ok {
			break
		}
		if _, isError := value.(error); isError {
			given.Failed = true
			break
		}
		given.Results = append(given.Results, value)
	}
	return given
}

func main() {
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		panic(err)
	}
	answers := make([]answer, len(questions))
	for at, asked := range questions {
		answers[at] = answered(asked)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}
