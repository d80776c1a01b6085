// Package ort runs ONNX models with ONNX Runtime, whose shared library is opened
// while the program runs: nothing of it is needed to build. One session may be
// used from many goroutines at once, which is how work is spread over cores here.
package ort

import (
	"errors"
	"fmt"
	"os"
	"sync"
)

// Library is an opened ONNX Runtime.
type Library struct {
	api     api
	version string
	env     *envHandle
	memory  *memoryHandle
}

// Error is what the runtime says went wrong.
type Error struct {
	Doing   string // the step that failed
	Code    int    // OrtErrorCode
	Message string
}

func (e *Error) Error() string { return fmt.Sprintf("onnxruntime: %s: %s", e.Doing, e.Message) }

// ErrClosed says that a session is used after Close.
var ErrClosed = errors.New("onnxruntime: session is closed")

var opened = struct {
	sync.Mutex
	byPath map[string]*Library
}{byPath: map[string]*Library{}}

// Open loads the shared library at path. A library stays loaded until the
// program ends (its threads and allocators do not survive being unloaded), so
// opening the same path again gives the same Library.
func Open(path string) (*Library, error) {
	opened.Lock()
	defer opened.Unlock()
	if l := opened.byPath[path]; l != nil {
		return l, nil
	}
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("onnxruntime: %w", err)
	}
	l := &Library{}
	base, err := load(path)
	if err != nil {
		return nil, fmt.Errorf("onnxruntime: %s: %w", path, err)
	}
	if l.version, err = l.api.bind(base); err != nil {
		return nil, fmt.Errorf("onnxruntime: %s: %w", path, err)
	}
	// Warnings are about the exporter's graph and no user can act on them: errors only.
	const logErrors = 3
	if err := l.check("start", l.api.createEnv(logErrors, cString("radioplay"), &l.env)); err != nil {
		return nil, err
	}
	const arenaAllocator, defaultMemory = 1, 0
	if err := l.check("start", l.api.createCPUMemoryInfo(arenaAllocator, defaultMemory, &l.memory)); err != nil {
		return nil, err
	}
	opened.byPath[path] = l
	return l, nil
}

// Version of the runtime, as it tells it.
func (l *Library) Version() string { return l.version }

// check turns a status into an error and frees it.
func (l *Library) check(doing string, s *statusHandle) error {
	if s == nil {
		return nil
	}
	err := &Error{Doing: doing, Code: int(l.api.getErrorCode(s)), Message: l.api.getErrorMessage(s)}
	l.api.releaseStatus(s)
	return err
}

// cString is s with the zero byte C wants at its end.
func cString(s string) *byte {
	b := append([]byte(s), 0)
	return &b[0]
}
