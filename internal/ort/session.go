package ort

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"unsafe"

	"golang.org/x/sys/cpu"
)

// Options for a session. The zero value is one thread a run.
type Options struct {
	// Threads that one Run may use; 0 means 1. Runs from several goroutines use
	// less processor time in all than one run on several threads.
	Threads int
}

// Session is a model that is ready to run. Run may be called from many goroutines.
type Session struct {
	lib    *Library
	path   string
	mu     sync.RWMutex // held for reading by runs, for writing by Close
	handle *sessionHandle
}

// NewSession loads the model file at path.
func (l *Library) NewSession(path string, o Options) (*Session, error) {
	file, err := systemPath(path)
	if err != nil {
		return nil, err
	}
	return l.newSession(path, o, func(opts *optionsHandle, out **sessionHandle) *statusHandle {
		return l.api.createSession(l.env, file, opts, out)
	})
}

// NewSessionOf loads a model from memory, which the session does not keep. name stands in its errors.
func (l *Library) NewSessionOf(model []byte, name string, o Options) (*Session, error) {
	return l.newSession(name, o, func(opts *optionsHandle, out **sessionHandle) *statusHandle {
		return l.api.createSessionOf(l.env, unsafe.SliceData(model), uintptr(len(model)), opts, out)
	})
}

func (l *Library) newSession(name string, o Options, create func(*optionsHandle, **sessionHandle) *statusHandle) (*Session, error) {
	var opts *optionsHandle
	if err := l.check("options", l.api.createOptions(&opts)); err != nil {
		return nil, err
	}
	defer l.api.releaseOptions(opts)
	const sequential, allOptimizations = 0, 99
	steps := []*statusHandle{
		l.api.setIntraThreads(opts, int32(max(o.Threads, 1))),
		l.api.setInterThreads(opts, 1),
		l.api.setExecutionMode(opts, sequential),
		l.api.setOptimization(opts, allOptimizations),
		// Every text has its own length, so a plan of memory made for one does not fit the next.
		l.api.disableMemPattern(opts),
	}
	// Processors without VNNI would add products of int8 weights in 16 bits and
	// overflow; this has the runtime take the exact way on those, which costs others a third of their speed.
	if !cpu.X86.HasAVX512VNNI && !cpu.X86.HasAVXVNNI {
		steps = append(steps, l.api.addSessionConfig(opts, cString("session.x64quantprecision"), cString("1")))
	}
	var failed error
	for _, s := range steps {
		if err := l.check("options", s); err != nil && failed == nil {
			failed = err
		}
	}
	if failed != nil {
		return nil, failed
	}
	s := &Session{lib: l, path: name}
	if err := l.check("load "+name, create(opts, &s.handle)); err != nil {
		return nil, err
	}
	return s, nil
}

// Close frees the model once every run has ended. Closing twice does nothing.
func (s *Session) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.handle != nil {
		s.lib.api.releaseSession(s.handle)
		s.handle = nil
	}
	return nil
}

// Run computes the named outputs from the inputs. When ctx is cancelled the
// run stops at the next operator and the error is ctx's.
func (s *Session) Run(ctx context.Context, inputs []Tensor, outputs ...string) ([]Tensor, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.handle == nil {
		return nil, ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l := s.lib
	var opts *runOptionsHandle
	if err := l.check("run options", l.api.createRunOptions(&opts)); err != nil {
		return nil, err
	}
	defer l.api.releaseRunOptions(opts)
	stopped := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		_ = l.check("stop", l.api.setTerminate(opts)) // a run that cannot be stopped early ends by itself
		close(stopped)
	})
	defer func() {
		if !stop() {
			<-stopped // opts must outlive the call
		}
	}()

	var pin runtime.Pinner
	defer pin.Unpin()
	values := make([]*valueHandle, len(inputs))
	defer func() {
		for _, v := range values {
			if v != nil {
				l.api.releaseValue(v)
			}
		}
	}()
	names := make([]string, len(inputs))
	for i, in := range inputs {
		names[i] = in.Name
		var err error
		if values[i], err = l.toValue(in, &pin); err != nil {
			return nil, fmt.Errorf("input %s: %w", in.Name, err)
		}
	}
	results := make([]*valueHandle, len(outputs))
	inNames, outNames := cNames(names, &pin), cNames(outputs, &pin)
	status := l.api.run(s.handle, opts, unsafe.SliceData(inNames), unsafe.SliceData(values), uintptr(len(values)),
		unsafe.SliceData(outNames), uintptr(len(results)), unsafe.SliceData(results))
	defer func() {
		for _, v := range results {
			if v != nil {
				l.api.releaseValue(v)
			}
		}
	}()
	if err := l.check("run "+s.path, status); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, err
	}
	out := make([]Tensor, len(outputs))
	for i, v := range results {
		var err error
		if out[i], err = l.fromValue(outputs[i], v); err != nil {
			return nil, fmt.Errorf("output %s: %w", outputs[i], err)
		}
	}
	return out, nil
}

// cNames is an array of C strings. C follows its pointers while it runs, so each is pinned.
func cNames(names []string, pin *runtime.Pinner) []*byte {
	c := make([]*byte, len(names))
	for i, n := range names {
		c[i] = cString(n)
		pin.Pin(c[i])
	}
	return c
}
