package ort

import (
	"fmt"
	"unsafe"

	"github.com/ebitengine/purego"
)

// Handles are C structures that only the runtime looks into.
type (
	statusHandle     struct{ _ byte }
	envHandle        struct{ _ byte }
	optionsHandle    struct{ _ byte }
	sessionHandle    struct{ _ byte }
	runOptionsHandle struct{ _ byte }
	memoryHandle     struct{ _ byte }
	valueHandle      struct{ _ byte }
	shapeHandle      struct{ _ byte }
)

// apiVersion is the oldest version of the C interface that has all we call. The
// table of functions only ever grows at its end, so newer runtimes serve it too.
const apiVersion = 16

// tableLength covers the entries used.
const tableLength = 131

type apiBase struct {
	getAPI, getVersion uintptr
}

// api is the part of OrtApi that is used. Parameters are typed pointers, never
// uintptr: Go may move a stack while C writes to an address taken from it, and
// only a pointer keeps what it points to where it is.
type api struct {
	getErrorCode    func(*statusHandle) int32
	getErrorMessage func(*statusHandle) string

	createEnv           func(level int32, id *byte, out **envHandle) *statusHandle
	createCPUMemoryInfo func(allocator, kind int32, out **memoryHandle) *statusHandle

	createOptions     func(out **optionsHandle) *statusHandle
	setExecutionMode  func(*optionsHandle, int32) *statusHandle
	disableMemPattern func(*optionsHandle) *statusHandle
	setOptimization   func(*optionsHandle, int32) *statusHandle
	setIntraThreads   func(*optionsHandle, int32) *statusHandle
	setInterThreads   func(*optionsHandle, int32) *statusHandle
	addSessionConfig  func(o *optionsHandle, key, value *byte) *statusHandle

	createSession   func(env *envHandle, path unsafe.Pointer, o *optionsHandle, out **sessionHandle) *statusHandle
	createSessionOf func(env *envHandle, model *byte, size uintptr, o *optionsHandle, out **sessionHandle) *statusHandle
	run             func(s *sessionHandle, o *runOptionsHandle, inNames **byte, in **valueHandle, inCount uintptr,
		outNames **byte, outCount uintptr, out **valueHandle) *statusHandle

	createRunOptions func(out **runOptionsHandle) *statusHandle
	setTerminate     func(*runOptionsHandle) *statusHandle

	createTensor func(m *memoryHandle, data unsafe.Pointer, size uintptr, dims *int64, dimCount uintptr,
		element int32, out **valueHandle) *statusHandle
	getData     func(v *valueHandle, out *unsafe.Pointer) *statusHandle
	getShape    func(v *valueHandle, out **shapeHandle) *statusHandle
	getElement  func(s *shapeHandle, out *int32) *statusHandle
	getDimCount func(s *shapeHandle, out *uintptr) *statusHandle
	getDims     func(s *shapeHandle, dims *int64, count uintptr) *statusHandle
	getCount    func(s *shapeHandle, out *uintptr) *statusHandle

	releaseStatus     func(*statusHandle)
	releaseSession    func(*sessionHandle)
	releaseValue      func(*valueHandle)
	releaseRunOptions func(*runOptionsHandle)
	releaseShape      func(*shapeHandle)
	releaseOptions    func(*optionsHandle)
}

// bind fills the table from the library's entry point and returns the runtime's version.
func (a *api) bind(entry uintptr) (version string, err error) {
	var getBase func() *apiBase
	purego.RegisterFunc(&getBase, entry)
	base := getBase()
	var getVersion func() string
	purego.RegisterFunc(&getVersion, base.getVersion)
	version = getVersion()
	var getAPI func(uint32) *[tableLength]uintptr
	purego.RegisterFunc(&getAPI, base.getAPI)
	table := getAPI(apiVersion)
	if table == nil {
		return "", fmt.Errorf("version %s does not serve version %d of its C interface", version, apiVersion)
	}
	// Positions in struct OrtApi of onnxruntime_c_api.h.
	for _, f := range []struct {
		at int
		to any
	}{
		{1, &a.getErrorCode}, {2, &a.getErrorMessage}, {3, &a.createEnv}, {7, &a.createSession}, {8, &a.createSessionOf}, {9, &a.run},
		{10, &a.createOptions}, {13, &a.setExecutionMode}, {17, &a.disableMemPattern},
		{23, &a.setOptimization}, {24, &a.setIntraThreads}, {25, &a.setInterThreads},
		{39, &a.createRunOptions}, {46, &a.setTerminate}, {49, &a.createTensor}, {51, &a.getData},
		{60, &a.getElement}, {61, &a.getDimCount}, {62, &a.getDims}, {64, &a.getCount}, {65, &a.getShape},
		{69, &a.createCPUMemoryInfo}, {93, &a.releaseStatus}, {95, &a.releaseSession}, {96, &a.releaseValue},
		{97, &a.releaseRunOptions}, {99, &a.releaseShape}, {100, &a.releaseOptions},
		{130, &a.addSessionConfig},
	} {
		purego.RegisterFunc(f.to, table[f.at])
	}
	return version, nil
}
