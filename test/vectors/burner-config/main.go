// Says what kube-burner's own strict decoder makes of configs: built inside a checkout of kube-burner, see README.md.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/kube-burner/kube-burner/v2/pkg/config"
	"github.com/sirupsen/logrus"
	"gopkg.in/yaml.v3"
)

type request struct {
	Name string `json:"name"`
	// config, metrics, alerts or endpoints
	Kind string `json:"kind"`
	Text string `json:"text"`
	// YAML of --user-data; none when empty
	UserData string   `json:"userData"`
	Set      []string `json:"set"`
	Allow    bool     `json:"allowMissing"`
}

type answer struct {
	Name  string `json:"name"`
	Error string `json:"error"`
	// What was decoded, defaults and overrides included; only when accepted
	Jobs   any `json:"jobs,omitempty"`
	Global any `json:"global,omitempty"`
}

// The two profiles are unexported there (pkg/prometheus/types.go, pkg/alerting/alert_manager.go): the same keys and types.
type metrics []struct {
	Query        string `yaml:"query"`
	MetricName   string `yaml:"metricName"`
	Instant      bool   `yaml:"instant"`
	CaptureStart bool   `yaml:"captureStart"`
}

type alerts []struct {
	Expr        string `yaml:"expr"`
	Description string `yaml:"description"`
	Severity    string `yaml:"severity"`
}

// kube-burner keeps the last config in a global: this brings it back to the defaults.
const reset = `metricsEndpoints: []
jobs: []
global: {measurements: [], requestTimeout: 60s, gc: false, waitWhenFinished: false, gcMetrics: false, clusterHealth: false, timeout: 4h, functionTemplates: [], deletionStrategy: default}
`

func main() {
	logrus.SetOutput(io.Discard)
	// log.Fatalf ends the process: here it ends one case.
	logrus.StandardLogger().ExitFunc = func(int) { panic("fatal") }
	var requests []request
	if err := json.NewDecoder(os.Stdin).Decode(&requests); err != nil {
		panic(err)
	}
	answers := make([]answer, 0, len(requests))
	for _, one := range requests {
		answers = append(answers, decode(one))
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}

func decode(one request) (result answer) {
	result.Name = one.Name
	defer func() {
		if caught := recover(); caught != nil {
			result.Error = fmt.Sprintf("%v", caught)
		}
	}()
	if one.Kind != "config" {
		if err := profile(one); err != nil {
			result.Error = err.Error()
		}
		return result
	}
	if _, err := config.Parse("", time.Hour, strings.NewReader(reset)); err != nil {
		panic(err)
	}
	var data io.Reader
	if one.UserData != "" {
		data = strings.NewReader(one.UserData)
	}
	set, err := config.ParseSetValues(one.Set)
	if err != nil {
		return answer{Name: one.Name, Error: err.Error()}
	}
	if len(one.Set) == 0 {
		set = nil
	}
	spec, err := config.ParseWithUserdata("", 4*time.Hour, strings.NewReader(one.Text), data, one.Allow, nil, set)
	if err != nil {
		result.Error = err.Error()
		return result
	}
	spec.GlobalConfig.RUNID = ""
	result.Jobs, result.Global = spec.Jobs, spec.GlobalConfig
	return result
}

func profile(one request) error {
	targets := map[string]any{"metrics": &metrics{}, "alerts": &alerts{}, "endpoints": &[]config.MetricsEndpoint{}}
	target, known := targets[one.Kind]
	if !known {
		return errors.New("unknown kind " + one.Kind)
	}
	decoder := yaml.NewDecoder(bytes.NewReader([]byte(one.Text)))
	decoder.KnownFields(true)
	return decoder.Decode(target)
}
