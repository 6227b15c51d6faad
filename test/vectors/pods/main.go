package main

import (
	"encoding/json"
	"os"

	"k8s.io/apimachinery/pkg/runtime"
	sjson "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	podutil "k8s.io/kubernetes/pkg/api/pod"
	core "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/apis/core/helper/qos"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	"k8s.io/kubernetes/pkg/apis/core/validation"
)

type answer struct {
	Error string `json:"error,omitempty"`
	Qos   string `json:"qos,omitempty"`
}

func check(raw json.RawMessage) (a answer) {
	s := sjson.NewSerializerWithOptions(sjson.DefaultMetaFactory, legacyscheme.Scheme, legacyscheme.Scheme, sjson.SerializerOptions{Strict: true})
	obj, _, err := s.Decode(raw, nil, nil)
	if err != nil {
		a.Error = "decode: " + err.Error()
		return
	}
	legacyscheme.Scheme.Default(obj)
	internal, err := legacyscheme.Scheme.ConvertToVersion(obj, runtime.InternalGroupVersioner)
	if err != nil {
		a.Error = "convert: " + err.Error()
		return
	}
	pod := internal.(*core.Pod)
	pod.Namespace = "default"
	opts := podutil.GetValidationOptionsFromPodSpecAndMeta(&pod.Spec, nil, &pod.ObjectMeta, nil)
	a.Qos = string(qos.ComputePodQOS(pod))
	if errs := validation.ValidatePodCreate(pod, opts); len(errs) > 0 {
		a.Error = errs.ToAggregate().Error()
	}
	return
}

func main() {
	var in []json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&in); err != nil {
		panic(err)
	}
	out := make([]answer, len(in))
	for i, raw := range in {
		out[i] = check(raw)
	}
	json.NewEncoder(os.Stdout).Encode(out)
}
