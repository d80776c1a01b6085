//go:build !windows

package ort

import (
	"unsafe"

	"github.com/ebitengine/purego"
)

func load(path string) (entry uintptr, err error) {
	lib, err := purego.Dlopen(path, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		return 0, err
	}
	return purego.Dlsym(lib, "OrtGetApiBase")
}

// systemPath is a file name as the runtime takes it here: bytes.
func systemPath(path string) (unsafe.Pointer, error) { return unsafe.Pointer(cString(path)), nil }
