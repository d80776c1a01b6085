package ort

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

func load(path string) (entry uintptr, err error) {
	lib, err := windows.LoadLibrary(path)
	if err != nil {
		return 0, err
	}
	return windows.GetProcAddress(lib, "OrtGetApiBase")
}

// systemPath is a file name as the runtime takes it here: UTF-16.
func systemPath(path string) (unsafe.Pointer, error) {
	p, err := windows.UTF16PtrFromString(path)
	return unsafe.Pointer(p), err
}
