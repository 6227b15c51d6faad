package main

import (
	"fmt"
	"net/netip"
	"strings"
	"text/template"
	"time"

	sprig "github.com/Masterminds/sprig/v3"
	"gonum.org/v1/gonum/stat/combin"
)

// What src/template's test gives for the clock and for random texts too.
var fixedTime = time.Date(2026, time.November, 21, 9, 5, 7, 123000000, time.UTC)

func functions(files map[string]string) template.FuncMap {
	all := sprig.GenericFuncMap()
	all["Binomial"] = combin.Binomial
	all["IndexToCombination"] = combin.IndexToCombination
	all["GetSubnet24"] = func(index int) string {
		return netip.AddrFrom4([4]byte{byte(index>>16 + 1), byte(index >> 8), byte(index), 0}).String() + "/24"
	}
	all["GetIPAddress"] = func(list string, iteration int, perIteration int) string {
		var chosen []string
		addresses := strings.Split(list, " ")
		for i := range perIteration {
			chosen = append(chosen, addresses[iteration*perIteration+i])
		}
		return strings.Join(chosen, " ")
	}
	all["ReadFile"] = func(path string) (string, error) {
		if text, ok := files[path]; ok {
			return text, nil
		}
		return "", fmt.Errorf("failed to open file: open %s: no such file or directory", path)
	}
	all["now"] = func() time.Time { return fixedTime }
	letters := func(count int) string { return strings.Repeat("x", max(count, 0)) }
	all["randAlphaNum"], all["randAlpha"], all["randAscii"] = letters, letters, letters
	all["randNumeric"] = func(count int) string { return strings.Repeat("7", max(count, 0)) }
	all["randInt"] = func(low, high int) int {
		if high <= low {
			panic("invalid argument to Intn")
		}
		return low
	}
	all["uuidv4"] = func() string { return "0f9b3c52-7d1e-4a6b-8c3d-2e1f0a9b8c7d" }
	return all
}
